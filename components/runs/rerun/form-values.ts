import type { RunField } from '#/lib/client/run-field.ts'
import type { Choice } from '#/components/ui/choices.ts'
import type { ParameterValue, Parameters } from '#/lib/reports/parameters.ts'

/** What stands in a field while it is edited: a text, or the texts that are ticked. */
export type FieldText = string | string[]

function textOf(value: ParameterValue | undefined): string {
  const only = Array.isArray(value) ? value[0] : value
  return only === null || only === undefined ? '' : String(only)
}

/**
 * What a field starts with: what the address says (`?param_x=`), else what the repeated run had, be it nothing, else the
 * default.
 */
export function startText(field: RunField, search: URLSearchParams, repeated: Parameters = {}): FieldText {
  const asked = search.getAll(`param_${field.name}`)
  const value = Object.hasOwn(repeated, field.name) ? (repeated[field.name] ?? null) : field.defaultValue
  if (field.type !== 'multiselect') return asked[0] ?? textOf(value)
  // `?param_x=` is how an address says that nothing is ticked.
  if (asked.length > 0) return asked.filter((item) => item !== '')
  // While nobody knows the options, `all` of them are none: what the runs API makes of it too.
  if (value === 'all') return (field.options ?? []).map((option) => String(option.value))
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== null).map(String)
}

/** What a field offers, and after that what it holds although it does not offer it: from an address, or from an old run. */
export function offeredChoices(field: RunField, held: string[]): Choice[] {
  const choices = (field.options ?? []).map(({ label, value }) => ({ label, value: String(value) }))
  const known = new Set(choices.map(({ value }) => value))
  const gone = held.filter((value) => value !== '' && !known.has(value))
  return [...choices, ...gone.map((value) => ({ label: `${value} (not among the choices)`, value }))]
}

/** Why the runs API would refuse what a field holds: it is none of its choices. Null where nothing is wrong with that. */
export function choiceProblem(field: RunField, text: FieldText): string | null {
  const isChoice = field.type === 'select' || field.type === 'multiselect'
  if (!isChoice || field.options === null) return null
  const known = new Set(field.options.map(({ value }) => String(value)))
  const strange = [text].flat().find((item) => item !== '' && !known.has(item))
  return strange === undefined ? null : `${JSON.stringify(strange)} is not among the choices. Choose another value.`
}

function optionValue(field: RunField, text: string): ParameterValue {
  return field.options?.find(({ value }) => String(value) === text)?.value ?? text
}

/**
 * A field's value as the runs API takes it: null for one that is empty, where an empty text would mean something else. What
 * is a number and what is a day is decided there alone.
 */
export function parameterOf(field: RunField, text: FieldText): ParameterValue {
  if (typeof text !== 'string') return text.filter((item) => item !== '').flatMap((item) => optionValue(field, item))
  const isFreeText = field.type === 'text' && field.inputType !== 'number'
  if (text.trim() === '' && !isFreeText) return null
  return field.type === 'select' ? optionValue(field, text) : text
}

/** The parameters that a form says. */
export function parametersOf(fields: RunField[], texts: Record<string, FieldText>): Parameters {
  return Object.fromEntries(fields.map((field) => [field.name, parameterOf(field, texts[field.name] ?? '')]))
}

const quotedName = /^Parameter ("(?:[^"\\]|\\.)*")/

/** The field that a refusal of the runs API is about: the one it puts first, else the first it names. */
export function fieldNamedIn(message: string, fields: RunField[]): string | null {
  const names = new Set(fields.map(({ name }) => name))
  const quoted = quotedName.exec(message)?.[1]
  if (quoted !== undefined) return fields.find(({ name }) => JSON.stringify(name) === quoted)?.name ?? null
  const words = message.match(/[\p{L}\p{N}_-]+/gu) ?? []
  return words.find((word) => names.has(word)) ?? null
}
