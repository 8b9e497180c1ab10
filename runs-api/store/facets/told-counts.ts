import { sql, type RawBuilder } from 'kysely'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { countByBuckets } from '#/runs-api/store/rollups/count-by-buckets.ts'
import { readSight } from '#/runs-api/store/rollups/read-sight.ts'
import { isOfChanges, isWithin, type Sight, type Span } from '#/runs-api/store/rollups/run-base.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { readSummaryBase } from '#/runs-api/store/runs/summary-base.ts'

type Counted = RawBuilder<unknown>

/** No run was created outside of these. */
const [earliestMs, latestMs] = [Date.UTC(1900), Date.UTC(2200)]

function clamped(ms: number): Date {
  return new Date(Math.min(Math.max(ms, earliestMs), latestMs))
}

/** The states of a selection that rollups tell, as rows of `key` and `runs`; undefined of any other. */
export async function toldStates(db: Db, selection: RunSelection): Promise<Counted | undefined> {
  const { base, span, isTold } = await readSummaryBase(db, selection)
  if (!isTold) return undefined
  const edges = [clamped(span.fromMs), clamped(span.toMs)]
  const isEmpty = span.fromMs >= span.toMs
  const [counted] = isEmpty ? [] : await countByBuckets(db, { base, edges, measure: 'none', states: runStates })
  const states = Object.entries(counted?.states ?? {})
  return sql`select key, runs from unnest(${states.map(([state]) => state)}::text[],
    ${states.map(([, runs]) => runs)}::bigint[]) told (key, runs)`
}

const dayMs = 86_400_000
const finished: readonly RunState[] = ['succeeded', 'completed', 'failed', 'cancelled']

/** The whole days of a span, UTC; what a side without an end begins or ends with is whole. */
function daysOf({ fromMs, toMs }: Span): Span {
  return { fromMs: Math.ceil(fromMs / dayMs) * dayMs, toMs: Math.floor(toMs / dayMs) * dayMs }
}

/** The whole months of a span of whole days, UTC. */
function monthsOf({ fromMs, toMs }: Span): Span {
  const startOf = (ms: number, later: number) => {
    const day = new Date(ms)
    return Number.isFinite(ms) ? Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + later) : ms
  }
  const begun = startOf(fromMs, 0)
  return { fromMs: begun === fromMs ? begun : startOf(fromMs, 1), toMs: startOf(toMs, 0) }
}

/** What is left of a span on both sides of a part of it; all of it where that is empty. */
function besides(span: Span, part: Span): Span[] {
  if (part.fromMs >= part.toMs) return [span]
  const sides = [
    { fromMs: span.fromMs, toMs: part.fromMs },
    { fromMs: part.toMs, toMs: span.toMs },
  ]
  return sides.filter(({ fromMs, toMs }) => fromMs < toMs)
}

function dateOf(ms: number): RawBuilder<unknown> {
  if (!Number.isFinite(ms)) return ms < 0 ? sql`'-infinity'::date` : sql`'infinity'::date`
  return sql`(${new Date(ms)}::timestamptz at time zone 'UTC')::date`
}

function seenOwners({ ownerIds }: Sight): RawBuilder<boolean> {
  return ownerIds === null ? sql`true` : sql`d.owner_id = any(${ownerIds}::bigint[])`
}

/**
 * The same of who executed the runs of a workspace's account, where filters ask for nothing but their time and their state: by
 * whole months and days from the rollups of people, and the rest run by run.
 */
export async function toldPeople(db: Db, selection: RunSelection): Promise<Counted | undefined> {
  const { scope, reportId, filters } = selection
  const isPlain = filters.every(({ field }) => field === 'created_at' || field === 'state')
  if (scope.kind === 'person' || reportId !== null || !isPlain) return undefined
  const { span, states, isTold } = await readSummaryBase(db, selection)
  const days = daysOf(span)
  if (!isTold || days.fromMs >= days.toMs) return undefined
  const sight = await readSight(db, scope)
  const selected = isSelected(selection)
  const months = monthsOf(days)
  const ofPeople = (table: 'person_days' | 'person_months', part: Span): Counted => {
    const at = sql.ref(table === 'person_days' ? 'd.day' : 'd.month')
    return sql`select d.person_id, sum(d.runs) as runs from ${sql.table(table)} d
      where d.account_id = ${scope.accountId} and ${seenOwners(sight)} and d.state = any(${[...states]})
        and ${at} >= ${dateOf(part.fromMs)} and ${at} < ${dateOf(part.toMs)} group by 1`
  }
  const byRuns = besides(span, days).map(
    (part) => sql`select r.executed_by as person_id, count(*) as runs from report_runs r
      where ${selected} and ${isWithin(part)} and r.state = any(${finished}) group by 1`,
  )
  const parts = [
    ofPeople('person_months', months),
    ...besides(days, months).map((part) => ofPeople('person_days', part)),
    sql`select r.person_id, sum(r.n) from run_changes r
      where ${isOfChanges({ kind: 'account', accountId: scope.accountId, sight, withoutReports: [] })}
        and r.state = any(${[...states]}) and ${isWithin(days)} group by 1`,
    sql`select r.executed_by, count(*) from report_runs r
      where ${selected} and r.state in ('pending', 'enqueued', 'running_notebook') group by 1`,
    ...byRuns,
  ]
  return sql`select person_id as key, sum(runs)::bigint as runs
    from (${sql.join(parts, sql` union all `)}) told group by 1 having sum(runs) > 0`
}
