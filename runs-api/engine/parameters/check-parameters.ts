import { AppError } from '#/lib/errors.ts'
import { ParameterValue, type Parameters } from '#/lib/reports/parameters.ts'
import { knownOptions, type DeclaredField, type OptionsByField } from '#/runs-api/engine/parameters/declared-field.ts'
import { defaultValue } from '#/runs-api/engine/parameters/default-value.ts'
import { fitValue } from '#/runs-api/engine/parameters/field-value.ts'
import { shown } from '#/runs-api/engine/parameters/shown-value.ts'

const maxParameters = 200
const maxNameChars = 200
const maxBytes = 100_000

/**
 * The parameters a run gets (RUNS-API 3, 7): what was given, made fit for the fields that declare it, and defaults for the
 * rest. A name no field declares keeps any scalar or list. `given` is what came from outside, of any type; nothing is `{}`.
 * Throws `bad_request` naming the parameter, what came and what is allowed.
 */
export function checkParameters(
  fields: readonly DeclaredField[],
  given: unknown,
  optionsByField: OptionsByField = new Map(),
): Parameters {
  const declared = new Map(fields.map((field) => [field.name, field]))
  const checked = new Map(fields.map((field) => [field.name, defaultValue(field, optionsByField)]))
  for (const [name, value] of plainEntries(given)) {
    const field = declared.get(name)
    checked.set(name, field ? fittedValue({ field, value, optionsByField }) : value)
  }
  return Object.fromEntries(checked)
}

function plainEntries(given: unknown): [string, ParameterValue][] {
  if (given === undefined || given === null) return []
  if (typeof given !== 'object' || Array.isArray(given)) {
    refuse(`"parameters" must be an object of names and values; ${shown(given)} came.`)
  }
  const entries = Object.entries(given)
  if (entries.length > maxParameters) {
    refuse(`A run takes at most ${maxParameters} parameters; ${entries.length} came.`)
  }
  const plain = entries.map(([name, raw]): [string, ParameterValue] => [checkedName(name), plainValue(name, raw)])
  if (Buffer.byteLength(JSON.stringify(plain)) > maxBytes) {
    refuse(`The parameters of a run may be ${maxBytes / 1000} kB in all; more came.`)
  }
  return plain
}

function checkedName(name: string): string {
  if (name === '' || name.length > maxNameChars || name === '__proto__' || !isStorable(name)) {
    refuse(
      `${shown(name)} cannot be the name of a parameter: 1 to ${maxNameChars} characters of text, not "__proto__".`,
    )
  }
  return name
}

function plainValue(name: string, raw: unknown): ParameterValue {
  const parsed = ParameterValue.safeParse(raw)
  if (!parsed.success) {
    refuse(
      `Parameter ${shown(name)} must be a text, a number, true, false, null or a list of these; ${shown(raw)} came.`,
    )
  }
  const texts = Array.isArray(parsed.data) ? parsed.data : [parsed.data]
  if (!texts.every((text) => typeof text !== 'string' || isStorable(text))) {
    refuse(
      `Parameter ${shown(name)} holds a NUL character or half of a character; neither can be kept. ${shown(raw)} came.`,
    )
  }
  return parsed.data
}

/** Neither SQL text nor the store's JSON can hold a NUL or a lone surrogate. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function fittedValue(asked: {
  field: DeclaredField
  value: ParameterValue
  optionsByField: OptionsByField
}): ParameterValue {
  const { field, value, optionsByField } = asked
  const fitted = fitValue(field, value, knownOptions(field, optionsByField))
  if ('problem' in fitted) refuse(`Parameter ${shown(field.name)} ${fitted.problem}.`)
  return fitted.value
}

function refuse(sentence: string): never {
  throw new AppError('bad_request', sentence)
}
