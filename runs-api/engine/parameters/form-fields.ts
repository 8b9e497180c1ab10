import type { FormField } from '#/lib/reports/form-field.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { knownOptions, type DeclaredField, type OptionsByField } from '#/runs-api/engine/parameters/declared-field.ts'
import { defaultValue } from '#/runs-api/engine/parameters/default-value.ts'

/** The `form_fields` of a run (RUNS-API 7): what its report declares, with the values of this run filled in. */
export function formFields(
  fields: readonly DeclaredField[],
  parameters: Parameters,
  optionsByField: OptionsByField = new Map(),
): FormField[] {
  return fields.map((field) => {
    const options = knownOptions(field, optionsByField)
    return {
      name: field.name,
      type: field.type,
      label: field.label,
      description: field.description,
      default: options ? defaultValue(field, optionsByField) : field.default,
      options,
      options_error: optionsError(field, optionsByField),
      input_type: field.inputType,
      value: Object.hasOwn(parameters, field.name) ? (parameters[field.name] ?? null) : null,
    }
  })
}

function optionsError(field: DeclaredField, optionsByField: OptionsByField): string | null {
  if (!field.optionsFrom) return null
  const found = optionsByField.get(field.name)
  if (!found) return 'The options are not known yet.'
  return 'error' in found ? found.error : null
}
