import { fieldWords } from '#/components/runs/filters/filter-fields.ts'
import { timeWords } from '#/components/runs/filters/time-words.ts'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { triggerWords } from '#/components/runs/trigger-words.ts'
import { isRefusal } from '#/lib/filters/change-filter.ts'
import { type FilterField, type Operator, kindOf } from '#/lib/filters/filter-field.ts'
import { type RunFilter, readFilter } from '#/lib/filters/run-filter.ts'
import { amountOf } from '#/lib/filters/seconds-amount.ts'
import type { PythonState } from '#/lib/runs/run-attributes.ts'

/** What tokens and usernames are called, field by field. */
export type FilterNames = Partial<Record<FilterField, Record<string, string>>>
export type FilterContext = { names: FilterNames; timeZone: string }

/** A filter as a person reads it: `head` says what is asked, `value` of what; or it as typed with what is wrong about it. */
export type FilterWords = { text: string; head: string; value: string; problem: string | null }

const operatorWords: Record<Operator, string> = {
  eq: 'is',
  ne: 'is not',
  in: 'is',
  nin: 'is not',
  gt: 'over',
  gte: 'at least',
  lt: 'under',
  lte: 'at most',
  has: 'contains',
}

const notebookWords: Record<PythonState, string> = {
  none: 'none',
  pending: 'waiting',
  submitted: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

const fixedValues: Partial<Record<FilterField, Record<string, string>>> = {
  state: Object.fromEntries(Object.entries(runStateLook).map(([state, { word }]) => [state, lowerFirst(word)])),
  trigger: Object.fromEntries(Object.entries(triggerWords).map(([trigger, words]) => [trigger, lowerFirst(words)])),
  python_state: notebookWords,
}

/** One value of a field in words, within a sentence. */
export function valueWords(field: FilterField, value: string, names: FilterNames): string {
  if (kindOf(field) === 'seconds') {
    const { amount, unit } = amountOf(value)
    return `${amount} ${unit}`
  }
  if (field === 'parameters' && value === '') return 'empty'
  return fixedValues[field]?.[value] ?? names[field]?.[value] ?? value
}

const listed = new Intl.ListFormat('en-GB', { type: 'disjunction' })

function headOf(filter: RunFilter): string {
  const { word } = fieldWords[filter.field]
  const isNot = isRefusal(filter)
  if (filter.field === 'trigger') return isNot ? 'Not started' : word
  if (filter.field === 'executed_by') return isNot ? 'Not run by' : word
  const subject = filter.parameter === null ? word : `${word} ${filter.parameter}`
  return `${subject} ${operatorWords[filter.operator]}`
}

function wordsOf(filter: RunFilter, { names, timeZone }: FilterContext): { head: string; value: string } {
  const { field, values } = filter
  if (kindOf(field) === 'time') {
    const { verb, value } = timeWords(filter, timeZone)
    return { head: `${fieldWords[field].word}${verb}`, value }
  }
  if (kindOf(field) === 'flag') {
    const isAsked = (values[0] === 'true') !== isRefusal(filter)
    return { head: `${fieldWords[field].word}:`, value: isAsked ? 'yes' : 'no' }
  }
  return { head: headOf(filter), value: listed.format(values.map((value) => valueWords(field, value, names))) }
}

/** Says a filter of the address in words. */
export function filterWords(text: string, context: FilterContext): FilterWords {
  const { filter, problem } = readFilter(text)
  if (filter === null) return { text, head: '', value: text, problem }
  const { head, value } = wordsOf(filter, context)
  return { text: `${head} ${value}`, head, value, problem: null }
}
