import type { ParameterValue } from '#/lib/reports/parameters.ts'

/** A parameter's value on one line: lists with commas, nothing as a dash. */
export function parameterText(value: ParameterValue): string {
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((item) => String(item ?? '–')).join(', ')
  return value === null || value === '' ? '–' : String(value)
}
