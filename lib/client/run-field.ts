import type { FieldOption, FormField } from '#/lib/reports/form-field.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

/** One field of a run's form; `value` is what the run had, or the default of a form that has not run. */
export type RunField = {
  name: string
  type: FormField['type']
  inputType: FormField['input_type']
  label: string
  description: string | null
  defaultValue: ParameterValue | null
  value: ParameterValue | null
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
    value: field.value,
    options: field.options,
    optionsError: field.options_error,
  }
}
