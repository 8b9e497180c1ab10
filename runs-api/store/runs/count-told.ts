import { sql, type RawBuilder } from 'kysely'
import { isRefusal } from '#/lib/filters/change-filter.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { isFinished, runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'
import { isByOneOf } from '#/runs-api/store/runs/run-conditions.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { statesOf } from '#/runs-api/store/runs/summary-base.ts'

type WorkspaceScope = Extract<ReportScope, { kind: 'workspace' }>
type Told = { scope: WorkspaceScope; executedBy: RunFilter | undefined; states: RunState[] }

const active = sql`('pending', 'enqueued', 'running_notebook')`

/** A selection that asks for nothing but states and who executed a run; undefined for others. */
function toldBy({ scope, reportId, filters }: RunSelection): Told | undefined {
  if (scope.kind === 'person' || reportId !== null) return undefined
  const others = filters.filter(({ field }) => field !== 'state')
  const [executedBy] = others
  if (others.length > 1 || (executedBy?.field ?? 'executed_by') !== 'executed_by') return undefined
  const states = statesOf(filters)
  return { scope, executedBy, states: runStates.filter((state) => states.has(state)) }
}

/** Whose reports' runs the caller sees: nobody's and their own; null for everybody's. */
const ownersOf = ({ viewerId }: WorkspaceScope): number[] | null => (viewerId === null ? null : [0, viewerId])

function isBy({ executedBy }: Told, column: RawBuilder<unknown>): RawBuilder<boolean> {
  if (executedBy === undefined) return sql`true`
  const isOne = isByOneOf(column, executedBy.values)
  return isRefusal(executedBy) ? sql`(${isOne}) is not true` : isOne
}

/** Holds for rows of rollups `t` of states asked for, of reports of `owners`; null for everybody's. */
function isAsked({ scope, states }: Told, owners: number[] | null): RawBuilder<boolean> {
  const isSeen = owners === null ? sql`true` : sql`t.owner_id = any(${owners}::bigint[])`
  return sql`t.account_id = ${scope.accountId} and ${isSeen} and t.state = any(${states})`
}

/** Those that are over, as totals have them. */
function overOf(told: Told): RawBuilder<unknown> {
  const owners = ownersOf(told.scope)
  if (told.executedBy === undefined) {
    return sql`select coalesce(sum(t.runs), 0) from run_totals t where ${isAsked(told, owners ?? [-1])}`
  }
  return sql`select coalesce(sum(t.runs), 0) from person_totals t
    where ${isAsked(told, owners)} and ${isBy(told, sql`t.person_id`)}`
}

/** What is not in the totals yet. */
function changedOf(told: Told): RawBuilder<unknown> {
  return sql`select coalesce(sum(t.n), 0) from run_changes t
    where ${isAsked(told, ownersOf(told.scope))} and ${isBy(told, sql`t.person_id`)}`
}

/** Those that are not over. */
function activeOf(told: Told): RawBuilder<unknown> {
  const { scope, states } = told
  return sql`select count(*) from report_runs r where r.account_id = ${scope.accountId} and r.state in ${active}
    and r.state = any(${states}) and ${isBy(told, sql`r.executed_by`)} and ${isReachable(scope, sql<number>`r.report_id`)}`
}

/** Those among them that came later than a selection reaches. */
function laterThan(selection: RunSelection): RawBuilder<unknown> {
  const whole = isSelected({ ...selection, upToId: null })
  return sql`select count(*) from report_runs r where ${whole} and r.id > ${selection.upToId}`
}

/**
 * How many runs a selection holds in all, exactly, where it asks for nothing but states and who executed a run: from totals,
 * however many there are (DESIGN 4). Runs that came later than the selection reaches are few, and are taken off. Undefined for
 * other selections.
 */
export async function countTold(db: Db, selection: RunSelection): Promise<number | undefined> {
  const told = toldBy(selection)
  if (told === undefined) return undefined
  const parts = [overOf(told), changedOf(told), ...(told.states.every(isFinished) ? [] : [activeOf(told)])]
  const sum = sql.join(
    parts.map((part) => sql`(${part})`),
    sql` + `,
  )
  // Few runs came later: a plan made without knowing that would look through all.
  const counted =
    selection.upToId === null ? sql`${prepared} select (${sum})` : sql`select (${sum} - (${laterThan(selection)}))`
  const { rows } = await sql<{ count: number }>`${counted}::bigint as count`.execute(db)
  return rows[0]?.count
}
