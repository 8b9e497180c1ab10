import { sql, type RawBuilder } from 'kysely'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import type { FacetField } from '#/lib/runs/facet-field.ts'
import { countKeys, nameKeys } from '#/runs-api/store/facets/facet-counts.ts'
import { newestSince } from '#/runs-api/store/facets/newest-runs.ts'
import { toldPeople, toldStates } from '#/runs-api/store/facets/told-counts.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'

/** `search` narrows the values to those that hold it, or whose name does. At most `limit` of them come. */
export type FacetQuestion = {
  selection: RunSelection
  facet: FacetField
  search: string
  limit: number
  newest?: number
}

export type FacetValue = { value: string; label: string; runs: number }

/** The most frequent values first. Only runs since `partialFrom` count, where it says so; `leftOut` of them have too long parameters. */
export type Facet = { values: FacetValue[]; hasMore: boolean; partialFrom: Date | null; leftOut: number }

/** How many of the newest runs are looked at, where there are more; fewer where each takes longer to look into. */
const usuallyNewest = 10_000
const newestLookedInto = 5_000
/** So few runs are counted one by one, which is done before rollups are asked. */
const few = 2_000

function newestOf({ facet, selection }: FacetQuestion): number {
  const looksInto = facet.field === 'parameters' || selection.filters.some(({ field }) => field === 'text')
  return looksInto ? newestLookedInto : usuallyNewest
}

const failed: RunFilter = { field: 'state', parameter: null, operator: 'eq', values: ['failed'] }

/** The filters that leave a field free: a choice within it must show what else could be chosen. Only failures have a failure. */
function withoutOwn({ facet, selection }: FacetQuestion): RunFilter[] {
  const isOwn = ({ field, parameter }: RunFilter) =>
    field === facet.field && (field !== 'parameters' || parameter === facet.parameter)
  const others = selection.filters.filter((filter) => !isOwn(filter))
  return facet.field === 'failure' ? [...others, failed] : others
}

/** Each report keeps count of all its runs. */
function counters({ scope, reportId }: RunSelection): RawBuilder<unknown> {
  const conditions = [isReachable(scope, sql<number>`a.report_id`), sql<boolean>`a.runs_count > 0`]
  if (scope.kind === 'workspace') {
    conditions.push(sql`a.report_id in (select id from reports where account_id = ${scope.accountId})`)
  }
  if (reportId !== null) conditions.push(sql`a.report_id = ${reportId}`)
  return sql`select a.report_id as key, a.runs_count as runs from report_activity a
    where ${sql.join(conditions, sql` and `)}`
}

type Row = Partial<FacetValue> & { leftOut: number }

async function readValues(db: Db, counted: RawBuilder<unknown>, { facet, search, limit }: FacetQuestion) {
  const { rows } = await sql<Row>`
    with counted as materialized (${counted}),
    listed as (${nameKeys(facet.field, { search, limit: limit + 1 })})
    select l.value, l.label, l.runs, (select coalesce(sum(runs), 0)::bigint from counted where key is null) as "leftOut"
    from (select) one left join listed l on true order by l.runs desc, l.label, l.value`.execute(db)
  const values = rows.flatMap(({ value, label, runs }) =>
    value === undefined || value === null || label === undefined || runs === undefined ? [] : [{ value, label, runs }],
  )
  return { values: values.slice(0, limit), hasMore: values.length > limit, leftOut: rows[0]?.leftOut ?? 0 }
}

function countRuns(facet: FacetField, selection: RunSelection, from: Date | null): RawBuilder<unknown> {
  const selected = isSelected(selection)
  return countKeys(facet, from === null ? selected : sql<boolean>`${selected} and r.created_at >= ${from}`)
}

/** Whether the caller sees a report is asked of each once, not of its runs. */
function countReports(facet: FacetField, selection: RunSelection, from: Date | null): RawBuilder<unknown> {
  const { scope } = selection
  if (scope.kind === 'person') return countRuns(facet, selection, from)
  const counted = countRuns(facet, { ...selection, scope: { ...scope, viewerId: null } }, from)
  return sql`select key, runs from (${counted}) counted where ${isReachable(scope, sql<number>`key`)}`
}

/** What rollups tell of more than a few runs. */
async function readTold(
  db: Db,
  { field }: FacetField,
  { selection, newest }: { selection: RunSelection; newest: number },
) {
  if (field !== 'state' && field !== 'executed_by') return undefined
  if ((await newestSince(db, selection, Math.min(few, newest))) === null) return undefined
  return field === 'state' ? toldStates(db, selection) : toldPeople(db, selection)
}

/** Counts the runs of a selection by a field, all of them or the newest. */
export async function readFacet(db: Db, question: FacetQuestion): Promise<Facet> {
  const { facet, newest = newestOf(question) } = question
  const selection = { ...question.selection, filters: withoutOwn(question) }
  const isOfReports = facet.field === 'report' || facet.field === 'collection'
  if (isOfReports && selection.filters.length === 0) {
    return { ...(await readValues(db, counters(selection), question)), partialFrom: null }
  }
  const told = await readTold(db, facet, { selection, newest })
  if (told !== undefined) return { ...(await readValues(db, told, question)), partialFrom: null }
  const partialFrom = await newestSince(db, selection, newest)
  const counted = isOfReports ? countReports(facet, selection, partialFrom) : countRuns(facet, selection, partialFrom)
  return { ...(await readValues(db, counted, question)), partialFrom }
}
