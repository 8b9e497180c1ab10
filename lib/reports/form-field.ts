import { z } from 'zod'
import { ParameterValue } from '#/lib/reports/parameters.ts'

export const fieldTypes = ['text', 'select', 'multiselect', 'date'] as const
export const inputTypes = ['string', 'number'] as const

export const FieldOption = z.object({ label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })
export type FieldOption = z.infer<typeof FieldOption>

/** The options of a field that a query gives, or a sentence that says why nobody knows them. */
export type FieldOptions = { options: FieldOption[] } | { error: string }

/** One entry of a run's `form_fields` (specification "Report Run object"; detail in RUNS-API 7). */
export const FormField = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  label: z.string(),
  description: z.string().nullable(),
  default: ParameterValue.nullable(),
  options: z.array(FieldOption).nullable(),
  options_error: z.string().nullable(),
  input_type: z.enum(inputTypes),
  value: ParameterValue.nullable(),
})
export type FormField = z.infer<typeof FormField>
