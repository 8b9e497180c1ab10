import { AppError } from '#/lib/errors.ts'
import type { FieldOption } from '#/lib/reports/form-field.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'
import type { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'
import { fitValue } from '#/runs-api/engine/parameters/field-value.ts'
import { FieldSettings } from '#/runs-api/engine/templates/form/field-settings.ts'
import type { FieldEntry } from '#/runs-api/engine/templates/form/form-yaml.ts'

type Place = { name: string; query: string }

/** A field as its form's YAML declares it. Throws `unprocessable` with a sentence naming the query and the field. */
export function declareField({ name, settings }: FieldEntry, query: string): DeclaredField {
  const place = { name, query }
  const parsed = FieldSettings.safeParse(plain(settings))
  if (!parsed.success) refuse(place, parsed.error.issues[0]?.message ?? 'its settings cannot be read')
  const { type, label, description, input_type, options } = parsed.data
  const hasOptions = type === 'select' || type === 'multiselect'
  const field: DeclaredField = {
    name,
    type,
    label: label ?? labelOf(name),
    description: description ?? null,
    inputType: input_type ?? 'string',
    default: null,
    options: hasOptions && Array.isArray(options) ? typedOptions(options, { ...place, inputType: input_type }) : null,
    optionsFrom: null,
    declaredIn: query,
  }
  if (hasOptions && options && !Array.isArray(options)) {
    field.optionsFrom = {
      query: options.query === '' ? null : options.query,
      labels: options.labels,
      values: options.values,
    }
  }
  if (hasOptions && !field.optionsFrom && !field.options?.length) refuse(place, `a ${type} needs "options"`)
  return { ...field, default: fittedDefault(field, parsed.data.default ?? null, place) }
}

function typedOptions(
  options: FieldOption[],
  place: Place & { inputType: FieldSettings['input_type'] },
): FieldOption[] {
  if (place.inputType !== 'number') return options
  return options.map(({ label, value }) => {
    const fitted = fitValue({ type: 'select', inputType: 'number' }, value, null)
    if ('problem' in fitted) refuse(place, `each option ${fitted.problem}`)
    return typeof fitted.value === 'number' ? { label, value: fitted.value } : { label, value }
  })
}

function fittedDefault(field: DeclaredField, written: ParameterValue, place: Place): ParameterValue {
  const isAll =
    field.type === 'multiselect' && written === 'all' && !field.options?.some(({ value }) => value === 'all')
  if (isAll || written === null) return written
  const fitted = fitValue(field, written, field.options)
  if ('problem' in fitted) refuse(place, `its default ${fitted.problem}`)
  return fitted.value
}

function labelOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!(value instanceof Map)) return value
  return Object.fromEntries([...value].map(([key, inner]: [unknown, unknown]) => [String(key), plain(inner)]))
}

function refuse({ name, query }: Place, problem: string): never {
  throw new AppError('unprocessable', `Query "${query}", field "${name}": ${problem}.`)
}
