import { addressPrefix } from '#/components/runs/actions/run-link.ts'
import { type FieldText, startText } from '#/components/runs/rerun/form-values.ts'
import type { RunField } from '#/lib/client/run-field.ts'
import type { ParameterValue, Parameters } from '#/lib/reports/parameters.ts'

const maxShownChars = 80
const maxShownItems = 4
const noSearch = new URLSearchParams()

/**
 * Where the values of a form come from before somebody types: the address (its `param_…` alone), the run that is repeated, the
 * defaults.
 */
export type FormStart = { search: URLSearchParams; repeated: Parameters }

/** What a field held in the run that is repeated; its default where that run had no such field. */
export function textBefore(field: RunField, { repeated }: FormStart): FieldText {
  return startText(field, noSearch, repeated)
}

/** What stands in a field now. */
export function textNow(field: RunField, start: FormStart, edit: FieldText | undefined): FieldText {
  return edit ?? startText(field, start.search, start.repeated)
}

/** What the next run gets besides the form: what the run had, and what the address says, that the form does not ask for. */
export function parametersBeside(fields: RunField[], { search, repeated }: FormStart): [string, ParameterValue][] {
  const asked = new Set(fields.map(({ name }) => name))
  const given = [...new Set(search.keys())].map((key): [string, ParameterValue] => {
    const values = search.getAll(key)
    return [key.slice(addressPrefix.length), values.length === 1 ? (values[0] ?? null) : values]
  })
  return [...new Map([...Object.entries(repeated), ...given])].filter(([name]) => !asked.has(name))
}

/** True when two texts of a field start the same run: the order of what is ticked says nothing. */
export function isSameText(a: FieldText, b: FieldText): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  const both = new Set([...a, ...b]).size
  return new Set(a).size === both && new Set(b).size === both
}

export type FormValues = { fields: RunField[]; start: FormStart; edits: Readonly<Record<string, FieldText>> }

/** The fields that do not hold what they held before. */
export function changedFields({ fields, start, edits }: FormValues): RunField[] {
  return fields.filter((field) => !isSameText(textBefore(field, start), textNow(field, start, edits[field.name])))
}

/** What a field holds in a few words, by the labels of its options. */
export function textInWords(field: RunField, text: FieldText): string {
  const labels = new Map((field.options ?? []).map(({ label, value }) => [String(value), label]))
  const items = [text].flat().filter((item) => item !== '')
  if (items.length === 0) return 'nothing'
  const shown = items.slice(0, maxShownItems).map((item) => labels.get(item) ?? item)
  const more = items.length - shown.length
  const words = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
  const chars = Array.from(words.slice(0, 2 * maxShownChars))
  return chars.length > maxShownChars ? `${chars.slice(0, maxShownChars).join('')}…` : words
}
