import type { Facet } from '#/components/runs/filters/facets/use-facet.ts'
import type { ListedChoice } from '#/components/ui/choice-list.tsx'

/** A thing to choose, and how many runs have it; null where that is not known. */
export type CountedChoice = ListedChoice & { count: number | null }

type Told = Pick<Facet, 'values' | 'extent'>

const longestTold = 200

/** True of a value that would be among those that were counted if a run had it. */
function wouldBeTold(value: string, field: string): boolean {
  if (field !== 'parameters') return true
  // Numbers may be written in several ways, and what has no text is not told.
  return value.length <= longestTold && value !== 'null' && Number.isNaN(Number(value))
}

/** How many runs have a value: none where all values are told and it is not among them. */
export function countOf(value: string, field: string, { values, extent }: Told): number | null {
  const found = values?.find((told) => told.value === value)
  if (found !== undefined) return found.count
  const isAll = extent !== null && !extent.hasMore && extent.leftOut === 0
  return isAll && wouldBeTold(value, field) ? 0 : null
}

function named(value: string, label: string): ListedChoice {
  return { value, label: label === '' ? 'empty' : label }
}

type Given = Told & {
  field: string
  /** What can be chosen whether a run has it or not, by the names that people know. */
  known: ListedChoice[]
  chosen: string[]
}

/** What runs have, the most frequent first, then what else is known, and whatever is chosen, each with its count. */
export function countedValues({ field, known, chosen, ...told }: Given): CountedChoice[] {
  const all = new Map<string, ListedChoice>()
  const names = new Map(known.map((choice) => [choice.value, choice]))
  for (const { value, label } of told.values ?? []) all.set(value, names.get(value) ?? named(value, label))
  for (const choice of known) if (!all.has(choice.value)) all.set(choice.value, choice)
  for (const value of chosen) if (!all.has(value)) all.set(value, named(value, value))
  return [...all.values()].map((choice) => ({ ...choice, count: countOf(choice.value, field, told) }))
}
