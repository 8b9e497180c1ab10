import { sql, type RawBuilder } from 'kysely'
import type { FacetField } from '#/lib/runs/facet-field.ts'

/** Parameters that were never packed are short, and are looked into; to unpack long ones would take longer than all else. */
const isShort = sql<boolean>`pg_column_compression(r.parameters) is null and pg_column_size(r.parameters) < 2000`

/** How long a value may be to be told. */
const maxValueLength = 200

/** Of runs with short parameters their names, or all that one of them is; what is left out is a row without either. */
function lookInto(parameter: string | null, where: RawBuilder<boolean>): RawBuilder<unknown> {
  const value = parameter === null ? sql`r.parameters` : sql`r.parameters -> ${parameter}::text`
  return sql`select case when ${isShort} then ${value} end as value, ${isShort} as is_short from report_runs r where ${where}`
}

const isNamed = (value: RawBuilder<unknown>) => sql`jsonb_typeof(${value}) in ('string', 'number', 'boolean')`

/** Texts, numbers and truths as a person writes them, those of a list each once; nothing else has a name. */
const values = sql`
  select value #>> '{}' as key from looked_into where ${isNamed(sql`value`)}
  union all
  select found.key from looked_into cross join lateral (
    select distinct e.value #>> '{}' as key from jsonb_path_query(value, 'lax $[*]') e(value) where ${isNamed(sql`e.value`)}) found
  where jsonb_typeof(value) = 'array'`

const names = sql`select jsonb_object_keys(value) as key from looked_into`

/** A key that is null stands for what was left out. */
function countParameters(parameter: string | null, where: RawBuilder<boolean>): RawBuilder<unknown> {
  const isTold = parameter === null ? sql`true` : sql`length(key) <= ${maxValueLength}`
  return sql`
    with looked_into as materialized (${lookInto(parameter, where)})
    select key, count(*) as runs from (${parameter === null ? names : values}) told where ${isTold} group by key
    union all
    select null, count(*) from looked_into where not is_short`
}

const ownKeys: Record<Exclude<FacetField['field'], 'parameters'>, RawBuilder<unknown>> = {
  state: sql`r.state`,
  report: sql`r.report_id`,
  collection: sql`r.report_id`,
  executed_by: sql`r.executed_by`,
  trigger: sql`r.trigger`,
  failure: sql`r.failure_fingerprint`,
}

/**
 * How many of the runs `where` holds for have each key, by which they are told apart before they get a name; a key of parameters
 * that is null stands for what was left out. Of failures the newest of each.
 */
export function countKeys({ field, parameter }: FacetField, where: RawBuilder<boolean>): RawBuilder<unknown> {
  if (field === 'parameters') return countParameters(parameter, where)
  const key = ownKeys[field]
  if (field !== 'failure')
    return sql`select ${key} as key, count(*) as runs from report_runs r where ${where} group by 1`
  return sql`select ${key} as key, count(*) as runs, max(r.id) as newest from report_runs r
    where ${where} and ${key} is not null group by 1`
}

const themselves = sql`select key as value, key as label, runs from counted where key is not null`

/** What the keys of each field are called: their value in a filter, and their name. */
const named: Record<FacetField['field'], RawBuilder<unknown>> = {
  state: themselves,
  trigger: themselves,
  failure: sql`
    select c.key as value, coalesce(left(newest.failure_message, 300), c.key) as label, c.runs
    from counted c join report_runs newest on newest.id = c.newest`,
  parameters: themselves,
  report: sql`select p.token as value, p.name as label, c.runs from counted c join reports p on p.id = c.key`,
  executed_by: sql`
    select a.username as value, a.name as label, c.runs from counted c join accounts a on a.id = c.key`,
  collection: sql`
    select o.token as value, o.name as label, sum(c.runs) as runs from counted c join reports p on p.id = c.key
    join collections o on o.id = p.collection_id group by o.id`,
}

/** The `limit` most frequent values of `counted` keys whose value or name holds `search`. */
export function nameKeys(field: FacetField['field'], asked: { search: string; limit: number }): RawBuilder<unknown> {
  const pattern = `%${asked.search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const isFound = asked.search === '' ? sql`true` : sql`value ilike ${pattern} or label ilike ${pattern}`
  return sql`select value, label, runs::bigint as runs from (${named[field]}) named where ${isFound}
    order by runs desc, label, value limit ${asked.limit}`
}
