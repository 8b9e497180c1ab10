import fc from 'fast-check'
import { operatorsOf, type FilterField, type Operator } from '#/lib/filters/filter-field.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'
import { pythonStates, runTriggers } from '#/lib/runs/run-attributes.ts'
import { runStates } from '#/lib/runs/run-state.ts'
import {
  failureMessages,
  fingerprints,
  parameterNames,
  scalars,
  stageStart,
  texts,
  type SampleRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { collections, people, reports, schedules } from '#/runs-api/store/testing/stage.ts'

/** A filter as a caller writes it, and what it means, said without the product's help. */
export type SampleCondition = { text: string; holds: (run: SampleRun) => boolean }

type Written<T> = { text: string; value: T }

/** From when relative times count. */
export const stageNow = new Date(stageStart + 4 * 86_400_000)

const negations: Partial<Record<Operator, Operator>> = { ne: 'eq', nin: 'in' }

function orders(operator: Operator, difference: number): boolean {
  if (operator === 'gt') return difference > 0
  if (operator === 'gte') return difference >= 0
  if (operator === 'lt') return difference < 0
  if (operator === 'lte') return difference <= 0
  return difference === 0
}

/** A condition on a field's values; a run without a value answers only to a negation. */
function conditionOn<T>(
  field: FilterField,
  value: fc.Arbitrary<Written<T>>,
  isMet: (run: SampleRun, operator: Operator, value: T) => boolean,
): fc.Arbitrary<SampleCondition> {
  return fc.constantFrom(...operatorsOf(field)).chain((operator) => {
    const isList = operator === 'in' || operator === 'nin'
    const negated = negations[operator]
    return fc.array(value, { minLength: 1, maxLength: isList ? 3 : 1 }).map((values) => ({
      text: `${field}.${operator}.${isList ? listOf(values) : values[0]?.text}`,
      holds: (run) => values.some(({ value }) => isMet(run, negated ?? operator, value)) !== (negated !== undefined),
    }))
  })
}

function listOf(values: Written<unknown>[]): string {
  return values.map(({ text }) => text.replaceAll(/[\\,]/g, String.raw`\$&`)).join(',')
}

const moments: fc.Arbitrary<Written<number>> = fc.oneof(
  fc.constantFrom(0, 1, 1_000, 3_600_000, 90_000_000, 176_400_000).map((offsetMs) => ({
    text: new Date(stageStart + offsetMs).toISOString(),
    value: stageStart + offsetMs,
  })),
  fc.constantFrom(
    { text: '2025-08-01', value: stageStart },
    { text: '2025-08-01T02:00:00+02:00', value: stageStart },
    { text: '2025-08-02T01:00Z', value: stageStart + 25 * 3_600_000 },
    { text: 'now-3d', value: stageNow.getTime() - 3 * 86_400_000 },
    { text: 'now-71h', value: stageNow.getTime() - 71 * 3_600_000 },
  ),
)

function timeCondition(field: FilterField, read: (run: SampleRun) => number | null): fc.Arbitrary<SampleCondition> {
  return conditionOn(field, moments, (run, operator, value) => {
    const at = read(run)
    return at !== null && orders(operator, at - value)
  })
}

const seconds = fc
  .constantFrom(0, 0.001, 0.5, 1, 1.5, 90, 600)
  .map((value) => ({ text: String(value), value: value * 1_000 }))

function secondsCondition(field: FilterField, from: 'createdAt' | 'startedAt'): fc.Arbitrary<SampleCondition> {
  const to = from === 'createdAt' ? 'startedAt' : 'completedAt'
  return conditionOn(field, seconds, (run, operator, value) => {
    const [start, end] = [run[from], run[to]]
    return start !== null && end !== null && orders(operator, end - start - value)
  })
}

/** A condition on what names something: a state, a token, a username. */
function nameCondition(
  field: FilterField,
  names: readonly string[],
  isNamed: (run: SampleRun, name: string) => boolean,
): fc.Arbitrary<SampleCondition> {
  const name = fc.constantFrom(...names).map((text) => ({ text, value: text }))
  return conditionOn(field, name, (run, _operator, value) => isNamed(run, value))
}

const unknownToken = 'ffffffffffff'
const tokensOf = (rows: { token: string }[]): string[] => [...rows.map(({ token }) => token), unknownToken]
const reportOf = (run: SampleRun) => reports.find(({ id }) => id === run.reportId)
const usernames = people.flatMap(({ username }) => [username, username.toUpperCase()])

function isExecutedBy(run: SampleRun, name: string): boolean {
  const person = people.find(({ id }) => id === run.executedById)
  return person?.token === name || person?.username === name.toLowerCase()
}

function isInCollection(run: SampleRun, token: string): boolean {
  return collections.some(({ id, token: own }) => own === token && id === reportOf(run)?.collectionId)
}

function comparesWith(operator: Operator, value: ParameterValue | undefined, text: string): boolean {
  if (/^-?\d+(\.\d+)?$/.test(text)) return typeof value === 'number' && orders(operator, value - Number(text))
  return typeof value === 'string' && orders(operator, Buffer.compare(Buffer.from(value), Buffer.from(text)))
}

/** `eq` and `in` mean a scalar that a person would write so, `has` also one element of a list. */
function isParameterMet(value: ParameterValue | undefined, operator: Operator, text: string): boolean {
  if (operator === 'has') return [value].flat().some((one) => one !== undefined && String(one) === text)
  if (operator !== 'eq' && operator !== 'in') return comparesWith(operator, value, text)
  return value !== undefined && !Array.isArray(value) && String(value) === text
}

const parameterCondition = fc.constantFrom(...parameterNames).chain((name) =>
  conditionOn(
    'parameters',
    scalars.map((value) => ({ text: String(value), value: String(value) })),
    (run, operator, text) =>
      isParameterMet(Object.hasOwn(run.parameters, name) ? run.parameters[name] : undefined, operator, text),
  ).map(({ text, holds }) => ({
    text: text.replace('parameters.', () => `parameters.${name.replaceAll(/[\\.]/g, String.raw`\$&`)}.`),
    holds,
  })),
)

const words = fc.constantFrom(
  ...[
    ...texts,
    ...failureMessages,
    'REVENUE',
    'rev',
    '%',
    '_',
    '\\',
    '5',
    '.5',
    'tru',
    "o'",
    'ÄRGER',
    '売',
    'nul',
  ].filter((text) => text.trim() !== ''),
)

/** Whatever its case, in the report's name, the failure's message or a value of a parameter. */
function isFound(run: SampleRun, word: string): boolean {
  const values = Object.values(run.parameters)
    .flat()
    .filter((value) => value !== null)
  const haystack = [reportOf(run)?.name ?? '', run.failure?.message ?? '', ...values.map(String)]
  return haystack.some((text) => text.toLowerCase().includes(word.toLowerCase()))
}

const textCondition = conditionOn(
  'text',
  words.map((text) => ({ text, value: text })),
  (run, _operator, word) => isFound(run, word),
)

/** One entry a field of the grammar: a new field does not compile until it is said here what it means. */
const conditions: Record<FilterField, fc.Arbitrary<SampleCondition>> = {
  created_at: timeCondition('created_at', (run) => run.createdAt),
  updated_at: timeCondition('updated_at', (run) => run.updatedAt),
  started_at: timeCondition('started_at', (run) => run.startedAt),
  completed_at: timeCondition('completed_at', (run) => run.completedAt),
  duration: secondsCondition('duration', 'startedAt'),
  queue: secondsCondition('queue', 'createdAt'),
  state: nameCondition('state', runStates, (run, name) => run.state === name),
  python_state: nameCondition('python_state', pythonStates, (run, name) => run.pythonState === name),
  trigger: nameCondition('trigger', runTriggers, (run, name) => run.trigger === name),
  // Tokens are given when runs are stored: only that none has this one is known before.
  run: nameCondition('run', [unknownToken], () => false),
  report: nameCondition('report', tokensOf(reports), (run, name) => reportOf(run)?.token === name),
  collection: nameCondition('collection', tokensOf(collections), isInCollection),
  executed_by: nameCondition('executed_by', [...tokensOf(people), ...usernames], isExecutedBy),
  schedule: nameCondition('schedule', tokensOf(schedules), (run, name) =>
    schedules.some(({ id, token }) => token === name && id === run.scheduleId),
  ),
  failure: nameCondition('failure', [...fingerprints, 'a,b'], (run, name) => run.failure?.fingerprint === name),
  open: nameCondition(
    'open',
    ['true', 'false'],
    (run, name) => (run.state === 'failed' && !run.isRecovered) === (name === 'true'),
  ),
  slow: nameCondition('slow', ['true', 'false'], (run, name) => run.isSlow === (name === 'true')),
  text: textCondition,
  parameters: parameterCondition,
}

/** Parameters have more to say than the other fields. */
export const sampleCondition: fc.Arbitrary<SampleCondition> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...Object.values(conditions)) },
  { weight: 1, arbitrary: parameterCondition },
)
