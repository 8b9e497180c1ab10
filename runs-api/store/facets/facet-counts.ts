import { sql, type RawBuilder } from 'kysely'
import type { FacetField } from '#/lib/runs/facet-field.ts'

/** Parameters that were never packed are short, and are looked into; to unpack long ones would take longer than all else. */
const isShort = sql<boolean>`pg_column_compression(r.parameters) is null and pg_column_size(r.parameters) < 2000`

/** How long a value may be to be told. */
const maxValueLength = 200

const names = sql`select jsonb_object_keys(r.parameters) as key`

/** Texts, numbers and truths as a person writes them, those of a list each once; nothing else has a name. */
const valuesOf = (parameter: string): RawBuilder<unknown> => sql`
  select distinct e.value #>> '{}' as key
  from jsonb_path_query(r.parameters -> ${parameter}::text, 'lax $[*]') e(value)
  where jsonb_typeof(e.value) in ('string', 'number', 'boolean') and length(e.value #>> '{}') <= ${maxValueLength}`

/** The keys of a run `r`; of one with long parameters null. */
const ofShort = (keys: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  cross join lateral (
    select found.key from (select) one left join lateral (${keys}) found on true where ${isShort} and found.key is not null
    union all select null where not (${isShort})) k`

const ownKeys: Record<Exclude<FacetField['field'], 'parameters'>, RawBuilder<unknown>> = {
  state: sql`r.state`,
  report: sql`r.report_id::text`,
  collection: sql`r.report_id::text`,
  executed_by: sql`r.executed_by::text`,
  trigger: sql`r.trigger`,
  failure: sql`r.failure_fingerprint`,
}

/** How many of the runs `where` holds for have each key; a key of parameters that is null stands for what was left out. */
export function countKeys({ field, parameter }: FacetField, where: RawBuilder<boolean>): RawBuilder<unknown> {
  if (field === 'parameters') {
    const keys = ofShort(parameter === null ? names : valuesOf(parameter))
    return sql`select k.key, count(*) as runs, null::text as sample from report_runs r ${keys} where ${where} group by 1`
  }
  const key = ownKeys[field]
  const sample = field === 'failure' ? sql`min(left(r.failure_message, 300))` : sql`null::text`
  return sql`select ${key} as key, count(*) as runs, ${sample} as sample from report_runs r
    where ${where} and ${key} is not null group by 1`
}

const themselves = sql`select key as value, coalesce(sample, key) as label, runs from counted where key is not null`

/** What the keys of each field are called: their value in a filter, and their name. */
const named: Record<FacetField['field'], RawBuilder<unknown>> = {
  state: themselves,
  trigger: themselves,
  failure: themselves,
  parameters: themselves,
  report: sql`select p.token as value, p.name as label, c.runs from counted c join reports p on p.id = c.key::bigint`,
  executed_by: sql`
    select a.username as value, a.name as label, c.runs from counted c join accounts a on a.id = c.key::bigint`,
  collection: sql`
    select o.token as value, o.name as label, sum(c.runs) as runs from counted c join reports p on p.id = c.key::bigint
    join collections o on o.id = p.collection_id group by o.id`,
}

/** The `limit` most frequent values of `counted` keys whose value or name holds `search`. */
export function nameKeys(field: FacetField['field'], asked: { search: string; limit: number }): RawBuilder<unknown> {
  const pattern = `%${asked.search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const isFound = asked.search === '' ? sql`true` : sql`value ilike ${pattern} or label ilike ${pattern}`
  return sql`select value, label, runs::bigint as runs from (${named[field]}) named where ${isFound}
    order by runs desc, label, value limit ${asked.limit}`
}
