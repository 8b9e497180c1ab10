import type { FieldOption, FormField } from '#/lib/reports/form-field.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

/** One field of a report's form. */
export type RunField = {
  name: string
  type: FormField['type']
  inputType: FormField['input_type']
  label: string
  description: string | null
  defaultValue: ParameterValue | null
  options: FieldOption[] | null
  optionsError: string | null
}

export function reshapeField(field: FormField): RunField {
  return {
    name: field.name,
    type: field.type,
    inputType: field.input_type,
    label: field.label,
    description: field.description,
    defaultValue: field.default,
    options: field.options,
    optionsError: field.options_error,
  }
}
