import type { RunField } from '#/lib/client/run-field.ts'
import type { FieldOption } from '#/lib/reports/form-field.ts'
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
  if (asked.length > 0) return asked
  if (value === 'all' && field.options) return field.options.map((option) => String(option.value))
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== null).map(String)
}

/** The options of a field, and after them what it holds although it is no longer offered. */
export function offeredOptions(field: RunField, text: FieldText): (FieldOption & { isGone: boolean })[] {
  const options = (field.options ?? []).map((option) => ({ ...option, isGone: false }))
  const known = new Set(options.map(({ value }) => String(value)))
  const gone = [text].flat().filter((value) => value !== '' && !known.has(value))
  return [...options, ...gone.map((value) => ({ label: value, value, isGone: true }))]
}

function optionValue(field: RunField, text: string): ParameterValue {
  return field.options?.find(({ value }) => String(value) === text)?.value ?? text
}

/** A field's value as the runs API takes it: null for one that is empty, where an empty text would mean something else. */
export function parameterOf(field: RunField, text: FieldText): ParameterValue {
  if (typeof text !== 'string') return text.flatMap((item) => optionValue(field, item))
  const isNumber = field.type === 'text' && field.inputType === 'number'
  const isFreeText = field.type === 'text' && !isNumber
  if (text.trim() === '' && !isFreeText) return null
  if (field.type === 'select') return optionValue(field, text)
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text
}

/** All parameters of the next run: those of the form, and those the run had beside it. */
export function parametersOf(fields: RunField[], texts: Record<string, FieldText>, beside: Parameters): Parameters {
  const names = new Set(fields.map(({ name }) => name))
  const kept = Object.entries(beside).filter(([name]) => !names.has(name))
  const given = fields.map((field) => [field.name, parameterOf(field, texts[field.name] ?? '')] as const)
  return Object.fromEntries([...kept, ...given])
}

/** The field that a refusal of the runs API is about: the first one it names. */
export function fieldNamedIn(message: string, fields: RunField[]): string | null {
  const names = new Set(fields.map(({ name }) => name))
  const words = message.match(/[\p{L}\p{N}_-]+/gu) ?? []
  return words.find((word) => names.has(word)) ?? null
}
