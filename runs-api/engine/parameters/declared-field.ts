import { z } from 'zod'
import { FieldOption, fieldTypes, inputTypes, type FieldOptions } from '#/lib/reports/form-field.ts'
import { ParameterValue } from '#/lib/reports/parameters.ts'

/** The columns of another query's result that hold a field's options; without a `query`, the first that has both. */
export const OptionsSource = z.object({ query: z.string().nullable(), labels: z.string(), values: z.string() })
export type OptionsSource = z.infer<typeof OptionsSource>

/** A parameter as a report's form declares it (RUNS-API 7), before there are values. */
export const DeclaredField = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  label: z.string(),
  description: z.string().nullable(),
  inputType: z.enum(inputTypes),
  /** For a multiselect a list, or the text `all`: every option. */
  default: ParameterValue,
  options: z.array(FieldOption).nullable(),
  optionsFrom: OptionsSource.nullable(),
  /** Name of the query whose form declares it. */
  declaredIn: z.string(),
})
export type DeclaredField = z.infer<typeof DeclaredField>

export type OptionsByField = ReadonlyMap<string, FieldOptions>

/** The options a value of `field` must be among; null while they are unknown or when the field has none. */
export function knownOptions(field: DeclaredField, optionsByField: OptionsByField): FieldOption[] | null {
  if (!field.optionsFrom) return field.options
  const found = optionsByField.get(field.name)
  return found && 'options' in found ? found.options : null
}
