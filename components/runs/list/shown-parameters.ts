import { parameterText } from '#/components/runs/parameter-text.ts'
import type { Run } from '#/lib/client/run.ts'
import type { RunField } from '#/lib/client/run-field.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

export type ShownParameter = { name: string; text: string; isChanged: boolean }

function isChanged(field: RunField | undefined, value: ParameterValue): boolean {
  if (field === undefined || field.defaultValue === null) return false
  // A list comes without its options, so that what "all of them" are cannot be told here.
  if (field.type === 'multiselect' && field.defaultValue === 'all') return false
  return parameterText([field.defaultValue].flat()) !== parameterText([value].flat())
}

/** The parameters of a run in a list, those that are not the report's defaults first. */
export function shownParameters({ parameters, fields }: Pick<Run, 'parameters' | 'fields'>): ShownParameter[] {
  const shown = Object.entries(parameters).map(([name, value]) => ({
    name,
    text: parameterText(value),
    isChanged: isChanged(
      fields.find((field) => field.name === name),
      value,
    ),
  }))
  return [...shown.filter((one) => one.isChanged), ...shown.filter((one) => !one.isChanged)]
}
