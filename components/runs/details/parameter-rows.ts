import { parameterText } from '#/components/runs/parameter-text.ts'
import type { RunField } from '#/lib/client/run-field.ts'
import type { Run } from '#/lib/client/run.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

/** A parameter of a run as it is shown. `standard` is the report's default where the run had another value; else null. */
export type ParameterRow = { name: string; label: string; text: string; standard: string | null }

/** What a field holds when nobody touches it; undefined where the report says nothing, or where its choices are not known. */
function standardOf({ type, defaultValue, options }: RunField): ParameterValue | undefined {
  if (defaultValue === null) return undefined
  if (type !== 'multiselect' || defaultValue !== 'all') return defaultValue
  return options?.map(({ value }) => value)
}

// A list of one and the one itself are the same choice, and the order of choices is nobody's.
function isSame(one: ParameterValue, other: ParameterValue): boolean {
  const [mine, theirs] = [one, other].map((value) => [value].flat().map(String).sort())
  return JSON.stringify(mine) === JSON.stringify(theirs)
}

function rowOf(field: RunField | undefined, name: string, value: ParameterValue): ParameterRow {
  const standard = field && standardOf(field)
  const isStandard = standard === undefined || isSame(value, standard)
  const isEverything = field?.type === 'multiselect' && field.defaultValue === 'all'
  const words = standard === undefined ? '' : parameterText(standard)
  return {
    name,
    label: field?.label ?? name,
    text: parameterText(value),
    standard: isStandard ? null : isEverything ? `all: ${words}` : words,
  }
}

/** The parameters a run had: in the order of the report's form, then those that the form does not know. */
export function parameterRows({ parameters, fields }: Pick<Run, 'parameters' | 'fields'>): ParameterRow[] {
  const known = fields.filter(({ name }) => Object.hasOwn(parameters, name))
  const names = new Set(known.map(({ name }) => name))
  const others = Object.keys(parameters).filter((name) => !names.has(name))
  return [
    ...known.map((field) => rowOf(field, field.name, parameters[field.name] ?? null)),
    ...others.map((name) => rowOf(undefined, name, parameters[name] ?? null)),
  ]
}
