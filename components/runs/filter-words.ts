import { AppError } from '#/lib/errors.ts'
import type { FilterField, Operator } from '#/lib/filters/filter-field.ts'
import { kindOf } from '#/lib/filters/filter-field.ts'
import { type RunFilter, parseFilter } from '#/lib/filters/run-filter.ts'
import { spans } from '#/components/runs/runs-address.ts'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { runStates } from '#/lib/runs/run-state.ts'

/** A filter as a person reads it, or as it was typed with what is wrong about it. */
export type FilterWords = { text: string; problem: string | null }

const fieldWords: Record<FilterField, string> = {
  created_at: 'Created',
  updated_at: 'Updated',
  started_at: 'Started',
  completed_at: 'Finished',
  state: 'State',
  python_state: 'Notebook',
  trigger: 'Started by',
  report: 'Report',
  collection: 'Collection',
  executed_by: 'Run by',
  schedule: 'Schedule',
  failure: 'Failure',
  duration: 'Duration',
  queue: 'Time in the queue',
  parameters: 'Parameter',
  open: 'Failure open',
  text: 'Text',
}

const operatorWords: Record<Operator, string> = {
  eq: 'is',
  ne: 'is not',
  in: 'is one of',
  nin: 'is none of',
  gt: 'over',
  gte: 'at least',
  lt: 'under',
  lte: 'at most',
  has: 'contains',
}

const timeWords: Partial<Record<Operator, string>> = { gt: 'after', gte: 'from', lt: 'before', lte: 'up to' }

function valueWords({ field, values }: RunFilter, names: Record<string, string>): string {
  const words = values.map((value) => {
    if (field === 'state') return runStates.filter((state) => state === value).map((state) => runStateLook[state].word)
    return kindOf(field) === 'seconds' ? `${value} s` : (names[value] ?? value)
  })
  return words.join(', ')
}

function wordsOf(filter: RunFilter, names: Record<string, string>): string {
  const { field, parameter, operator, values } = filter
  const isTime = kindOf(field) === 'time'
  const span = spans[values[0] ?? '']
  if (isTime && operator === 'gt' && span) return `${fieldWords[field]}: ${span.toLowerCase()}`
  const subject = parameter === null ? fieldWords[field] : `${fieldWords[field]} ${parameter}`
  const verb = (isTime ? timeWords[operator] : undefined) ?? operatorWords[operator]
  return `${subject} ${verb} ${valueWords(filter, names)}`
}

/** Says a filter of the address in words; `names` knows the reports by their tokens. */
export function filterWords(filter: string, names: Record<string, string>): FilterWords {
  try {
    return { text: wordsOf(parseFilter(filter), names), problem: null }
  } catch (thrown) {
    if (thrown instanceof AppError) return { text: filter, problem: thrown.message }
    throw thrown
  }
}
