import { sql, type RawBuilder } from 'kysely'
import { isRefusal } from '#/lib/filters/change-filter.ts'
import { kindOf, type FilterField, type Operator } from '#/lib/filters/filter-field.ts'
import { filterTime } from '#/lib/filters/filter-time.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { ordinalComparison } from '#/runs-api/store/comparison.ts'
import { parameterCondition } from '#/runs-api/store/runs/parameter-condition.ts'

export type Condition = RawBuilder<boolean>

/** Those that may be missing are compared as the indexes of the orders have them. */
const columns: Partial<Record<FilterField, RawBuilder<unknown>>> = {
  created_at: sql`r.created_at`,
  updated_at: sql`r.updated_at`,
  started_at: sql`coalesce(r.started_at, '-infinity')`,
  completed_at: sql`coalesce(r.completed_at, '-infinity')`,
  duration: sql`coalesce(r.duration_ms, -1)`,
  queue: sql`r.queue_ms`,
  python_state: sql`r.python_state`,
  trigger: sql`r.trigger`,
  failure: sql`r.failure_fingerprint`,
  run: sql`r.token`,
}

/** Those whom tokens and usernames name; a username that is also a token names whoever has the token. */
function peopleNamed(values: string[]): RawBuilder<unknown> {
  return sql`select id from accounts where token = any(${values})
    or username = any(${values.map((value) => value.toLowerCase())}) order by token = any(${values}) desc`
}

/** The ids behind tokens and usernames are looked up once a statement, not once a row. */
const identities: Partial<Record<FilterField, (values: string[]) => Condition>> = {
  report: (values) => isOneOf(sql`r.report_id`, sql`select id from reports where token = any(${values})`, values),
  collection: (values) => sql`r.report_id = any(array(select p.id from reports p
    join collections c on c.id = p.collection_id where c.token = any(${values})))`,
  executed_by: (values) => isByOneOf(sql`r.executed_by`, values),
  schedule: (values) => isOneOf(sql`r.schedule_id`, sql`select id from schedules where token = any(${values})`, values),
}

/** One value is compared as one: an index that goes on with the time then gives its runs in order. */
function isOneOf(column: RawBuilder<unknown>, ids: RawBuilder<unknown>, values: string[]): Condition {
  return values.length === 1 ? sql`${column} = (${ids} limit 1)` : sql`${column} = any(array(${ids}))`
}

/** Holds where a column is the inner number of one of the people named by token or username. */
export function isByOneOf(column: RawBuilder<unknown>, values: string[]): Condition {
  return isOneOf(column, peopleNamed(values), values)
}

/** What `ilike` takes for texts that hold these words. */
export function patternOf(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

/** What the index of words finds: shorter ones it would look for among all. */
const isIndexed = (words: string): boolean => /[\p{L}\p{N}]{3}/u.test(words)

/**
 * Text is found in the report's name, the failure's message and the values of parameters, whatever its case. Each run's values
 * are looked through only where any run ever had such a value.
 */
function textCondition(words: string): Condition {
  const pattern = patternOf(words)
  const isValue = sql`exists (select from jsonb_path_query(r.parameters, 'lax $.*[*]') as v where v #>> '{}' ilike ${pattern})`
  const isAnyValue = sql`exists (select from parameter_values v where v.words ilike ${pattern})`
  return sql`(r.report_id = any(array(select id from reports where name ilike ${pattern}))
    or r.failure_message ilike ${pattern} or ${isIndexed(words) ? sql`(${isAnyValue} and ${isValue})` : isValue})`
}

const present: Partial<Record<FilterField, Condition>> = {
  started_at: sql`r.started_at is not null`,
  completed_at: sql`r.completed_at is not null`,
  duration: sql`r.duration_ms is not null`,
}

function ordinalCondition(field: FilterField, operator: Operator, value: RawBuilder<unknown>): Condition {
  const isThere = present[field]
  const compared = sql<boolean>`${columns[field] ?? sql`null`} ${ordinalComparison(operator) ?? sql`=`} ${value}`
  return isThere === undefined ? compared : sql`(${compared} and ${isThere})`
}

const active: readonly string[] = ['pending', 'enqueued', 'running_notebook'] satisfies RunState[]

/** What an account may have few of, or none for long. */
const rare: readonly string[] = ['cancelled', 'completed'] satisfies RunState[]

/**
 * Failed and active runs have indexes of their own; all others are found by the index of the order by state, and rare ones by
 * either. States stand in the statement itself: which of these indexes there are is known when it is planned.
 */
function stateCondition(values: string[]): Condition {
  const isOwn = values.every((value) => value === 'failed') || values.every((value) => active.includes(value))
  const state = isOwn ? sql`r.state` : sql`r.state collate "C"`
  const isAny = sql<boolean>`${state} in (${sql.join(values.map((value) => sql.lit(value)))})`
  return values.length === 1 && rare.includes(values[0] ?? '')
    ? sql`(${isAny} and r.state in (${sql.lit(values[0])}))`
    : isAny
}

/** One value is compared as one, with which more indexes can do something. */
function isAmong(values: string[]): RawBuilder<unknown> {
  return values.length === 1 ? sql`= ${values[0]}` : sql`= any(${values})`
}

/** Seconds as the whole milliseconds that an index holds: of a part of one, the side that the comparison leaves. */
function milliseconds(operator: Operator, seconds: string): RawBuilder<unknown> {
  const exact = sql`${seconds}::numeric * 1000`
  if (operator === 'gt' || operator === 'lte') return sql`floor(${exact})::bigint`
  if (operator === 'gte' || operator === 'lt') return sql`ceil(${exact})::bigint`
  return exact
}

/** Said so that the indexes of what few runs are can answer. */
function flagOf(field: FilterField): Condition {
  return field === 'slow' ? sql`(r.usual_ms is not null)` : sql`(r.state = 'failed' and r.recovered_by is null)`
}

/** The condition without its negation: `ne` and `nin` are what `eq` and `in` leave over. */
function positive(filter: RunFilter, now: Date): Condition {
  const { field, operator, values } = filter
  const [value = ''] = values
  const column = columns[field] ?? sql`null`
  const kind = kindOf(field)
  if (kind === 'time') return ordinalCondition(field, operator, sql`${filterTime(value, now)}::timestamptz`)
  if (kind === 'seconds') return ordinalCondition(field, operator, milliseconds(operator, value))
  if (kind === 'parameter') return parameterCondition(filter)
  if (kind === 'text') return textCondition(value)
  if (kind === 'flag') return value === 'true' ? flagOf(field) : sql`not ${flagOf(field)}`
  if (kind === 'state') return stateCondition(values)
  // Said beside it, so that the index of failures by their fingerprint may answer.
  if (field === 'failure') return sql`(r.state = 'failed' and ${column} ${isAmong(values)})`
  return identities[field]?.(values) ?? sql`${column} ${isAmong(values)}`
}

/** The one place where a filter becomes SQL, over a run called `r`. Relative times count from `now`. */
export function runCondition(filter: RunFilter, now: Date): Condition {
  const condition = positive(filter, now)
  return isRefusal(filter) ? sql`(${condition}) is not true` : condition
}
