import { parameterText } from '#/components/runs/parameter-text.ts'
import { type Parameters, canonicalParameters } from '#/lib/reports/parameters.ts'

const longestValue = 80
const longestHint = 600
const mostEntries = 12

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** The names in parameter sets, those first whose values tell most of the sets apart. */
export function tellingNames(sets: Parameters[]): string[] {
  const names = [...new Set(sets.flatMap((parameters) => Object.keys(parameters)))]
  const values = (name: string) => new Set(sets.map((parameters) => JSON.stringify(parameters[name]))).size
  return names
    .map((name) => ({ name, count: values(name) }))
    .sort((a, b) => b.count - a.count)
    .map(({ name }) => name)
}

export type SetWords = {
  entries: { name: string; value: string }[]
  /** More of it, for the hint. */
  full: string
  /** What tells the set from others. */
  key: string
}

/** A parameter set in words, its parameters in the order of `names`. */
export function setWords(parameters: Parameters, names: string[]): SetWords {
  const own = names.filter((name) => Object.hasOwn(parameters, name))
  const texts = own.map((name) => ({ name, value: parameterText(parameters[name] ?? null) }))
  return {
    entries: texts.slice(0, mostEntries).map(({ name, value }) => ({ name, value: shortened(value, longestValue) })),
    full: shortened(
      texts.map(({ name, value }) => `${name}: ${shortened(value, longestHint)}`).join('\n'),
      longestHint,
    ),
    key: canonicalParameters(parameters),
  }
}
