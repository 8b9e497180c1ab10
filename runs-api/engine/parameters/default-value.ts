import type { ParameterValue } from '#/lib/reports/parameters.ts'
import { knownOptions, type DeclaredField, type OptionsByField } from '#/runs-api/engine/parameters/declared-field.ts'

/**
 * What a field holds when nothing is given. `all` of a multiselect is every option, and an empty list while nobody knows
 * the options yet, so that the first run of a report, which finds them, can start.
 */
export function defaultValue(field: DeclaredField, optionsByField: OptionsByField): ParameterValue {
  if (field.type !== 'multiselect') return field.default
  if (Array.isArray(field.default)) return field.default
  if (field.default === null) return []
  return knownOptions(field, optionsByField)?.map(({ value }) => value) ?? []
}
