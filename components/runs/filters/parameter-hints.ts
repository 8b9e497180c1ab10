import type { ListedChoice } from '#/components/ui/choice-list.tsx'
import type { Run } from '#/lib/client/run.ts'
import type { RunField } from '#/lib/client/run-field.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

/** What is known of the parameters of the runs in view. */
export type ParameterHints = {
  names: ListedChoice[]
  /** Values that the report offers, then others that runs had. */
  valuesOf: (name: string) => ListedChoice[]
  /** True of a parameter that takes several values at once, and of one of which nothing is known. */
  mayBeList: (name: string) => boolean
}

const maxValues = 200

function scalarsOf(value: ParameterValue | undefined): string[] {
  if (value === undefined) return []
  return [value].flat().map((each) => (each === null ? 'null' : String(each)))
}

/** Learns names, values and kinds of parameters from a report's form (empty when it is not known) and from runs. */
export function parameterHints(fields: RunField[], runs: Pick<Run, 'parameters' | 'fields'>[]): ParameterHints {
  const labels = new Map<string, string>()
  for (const { name, label } of [...fields, ...runs.flatMap((run) => run.fields)]) labels.set(name, label)
  for (const name of runs.flatMap(({ parameters }) => Object.keys(parameters))) {
    if (!labels.has(name)) labels.set(name, name)
  }
  const listed = [...labels].map(([name, label]) => ({
    value: name,
    label: name,
    hint: label === name ? undefined : label,
  }))
  return {
    names: listed.toSorted((a, b) => a.label.localeCompare(b.label)),
    valuesOf: (name) => {
      const offered = fields.find((field) => field.name === name)?.options ?? []
      const values = new Map<string, ListedChoice>()
      for (const { value, label } of offered) {
        const text = String(value)
        values.set(text, { value: text, label: text, hint: label === text ? undefined : label })
      }
      for (const text of runs.flatMap(({ parameters }) => scalarsOf(parameters[name]))) {
        if (values.size < maxValues && !values.has(text)) values.set(text, { value: text, label: text || 'empty' })
      }
      return [...values.values()]
    },
    mayBeList: (name) =>
      !labels.has(name) ||
      fields.some((field) => field.name === name && field.type === 'multiselect') ||
      runs.some(({ parameters }) => Array.isArray(parameters[name])),
  }
}
