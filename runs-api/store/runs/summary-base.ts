import { sql, type RawBuilder } from 'kysely'
import { isRefusal } from '#/lib/filters/change-filter.ts'
import type { FilterField } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { readSight } from '#/runs-api/store/rollups/read-sight.ts'
import type { RunBase, Span } from '#/runs-api/store/rollups/run-base.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { boundsOf } from '#/runs-api/store/runs/summary-edges.ts'

/** The narrowest base that holds a selection. It is told by rollups where nothing is left to ask of its runs but their state. */
export type SummaryBase = { base: RunBase; span: Span; states: ReadonlySet<RunState>; isTold: boolean }

type Wanted = Partial<Record<FilterField, RunFilter>>

/** The first filter on each field that a base can be of; false where another is left. */
function partFilters(filters: RunFilter[]): { wanted: Wanted; isTold: boolean } {
  const wanted: Wanted = {}
  let isTold = true
  for (const filter of filters) {
    const { field, operator } = filter
    const isOfBase = field === 'report' || field === 'collection' || field === 'executed_by'
    const isPositive = operator === 'eq' || operator === 'in'
    if (field === 'state' || (field === 'created_at' && operator !== 'ne')) continue
    if (isOfBase && isPositive && wanted[field] === undefined) wanted[field] = filter
    else isTold = false
  }
  return { wanted, isTold }
}

/** The states that filters on them leave. */
export function statesOf(filters: RunFilter[]): ReadonlySet<RunState> {
  const ofState = filters.filter(({ field }) => field === 'state')
  const isAsked = (state: RunState) => ofState.every((filter) => filter.values.includes(state) !== isRefusal(filter))
  return new Set(runStates.filter(isAsked))
}

async function readIds(db: Db, query: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`${query}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The reports of a selection that filters name, or all that a scope reaches. */
function reportsOf({ scope, reportId }: RunSelection, { report, collection }: Wanted): RawBuilder<unknown> {
  const conditions = [reportId === null ? isReachable(scope, sql<number>`p.id`) : sql`p.id = ${reportId}`]
  if (scope.kind === 'workspace') conditions.push(sql`p.account_id = ${scope.accountId}`)
  if (report !== undefined) conditions.push(sql`p.token = any(${report.values})`)
  if (collection !== undefined) {
    conditions.push(sql`p.collection_id in (select id from collections where token = any(${collection.values}))`)
  }
  return sql`select p.id from reports p where ${sql.join(conditions, sql` and `)}`
}

/** The people whom a filter names by token or username, as `runCondition` understands them. */
function peopleOf({ values }: RunFilter): RawBuilder<unknown> {
  return sql`select id from accounts
    where token = any(${values}) or username = any(${values.map((value) => value.toLowerCase())})`
}

/** Finds the base of a selection, its time and its states. */
export async function readSummaryBase(db: Db, selection: RunSelection): Promise<SummaryBase> {
  const { scope, reportId, filters } = selection
  const { wanted, isTold } = partFilters(filters)
  const { fromMs, toMs } = boundsOf(selection)
  const span = { fromMs: fromMs ?? -Infinity, toMs: toMs ?? Infinity }
  const people = wanted.executed_by
  const rest = { span, states: statesOf(filters), isTold: isTold && selection.upToId === null }
  const isOfReports = reportId !== null || wanted.report !== undefined || wanted.collection !== undefined
  if (scope.kind === 'person' || isOfReports) {
    const reportIds = await readIds(db, reportsOf(selection, wanted))
    return { ...rest, base: { kind: 'reports', reportIds }, isTold: rest.isTold && people === undefined }
  }
  const { accountId } = scope
  const sight = await readSight(db, scope)
  if (people === undefined) return { ...rest, base: { kind: 'account', accountId, sight, withoutReports: [] } }
  const peopleIds = await readIds(db, peopleOf(people))
  return { ...rest, base: { kind: 'people', accountId, sight, peopleIds } }
}
