import { z } from 'zod'
import { fieldTypes, inputTypes, type FieldOption } from '#/lib/reports/form-field.ts'
import { ParameterValue } from '#/lib/reports/parameters.ts'
import { shown } from '#/runs-api/engine/parameters/shown-value.ts'

const Word = z.union([z.string(), z.number(), z.boolean()])
const Option = z.union([
  Word.transform((value): FieldOption => ({ label: String(value), value })),
  z.tuple([Word, Word]).transform(([label, value]): FieldOption => ({ label: String(label), value })),
])
const Columns = z.object({ labels: z.string(), values: z.string(), query: z.string().default('') })
const Text = Word.transform(String).nullish()

/** What may stand under a field's name in a form (RUNS-API 7). Settings that are not named here mean nothing to us. */
export const FieldSettings = z.object({
  type: z.enum(fieldTypes, { error: ({ input }) => oneOf('type', fieldTypes, input) }),
  label: Text,
  description: Text,
  input_type: z.enum(inputTypes, { error: ({ input }) => oneOf('input_type', inputTypes, input) }).nullish(),
  default: z
    .custom<ParameterValue>((value) => ParameterValue.safeParse(value).success, {
      error: '"default" must be one value or a list of values',
    })
    .optional(),
  options: z
    .union([z.array(Option), Columns], {
      error: '"options" must be a list of values, a list of [label, value] pairs, or {labels: column, values: column}',
    })
    .nullish(),
})
export type FieldSettings = z.infer<typeof FieldSettings>

function oneOf(setting: string, allowed: readonly string[], input: unknown): string {
  const written = input === undefined ? 'is missing' : `is ${shown(input)}`
  return `"${setting}" must be one of ${allowed.join(', ')}; it ${written}`
}
