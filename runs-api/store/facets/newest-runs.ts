import { sql, type RawBuilder } from 'kysely'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { hourOfNewest } from '#/runs-api/store/facets/newest-hours.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { isWithin } from '#/runs-api/store/rollups/run-base.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { runCondition } from '#/runs-api/store/runs/run-conditions.ts'

const isFailed = sql<boolean>`r.state = 'failed'`

function isOne({ operator, values }: RunFilter): boolean {
  return operator === 'eq' || (operator === 'in' && values.length === 1)
}

/** True of a filter that leaves failures only, which have indexes of their own. */
function leavesFailures(filter: RunFilter): boolean {
  const { field, values } = filter
  return isOne(filter) && ((field === 'state' && values[0] === 'failed') || (field === 'open' && values[0] === 'true'))
}

/** Filters along which an index has the runs, or the failures, in the order of their time, and what it wants to hear. */
function alongIndex(filter: RunFilter, { now, ofFailures }: { now: Date; ofFailures: boolean }) {
  const { field, values } = filter
  if (!isOne(filter)) return null
  const condition = runCondition(filter, now)
  if (field === 'report' || field === 'executed_by') return [condition]
  if (field === 'failure') return [condition, isFailed]
  const isOfRuns = field === 'trigger' || (field === 'slow' && values[0] === 'true')
  return isOfRuns && !ofFailures ? [condition] : null
}

/** What leads along an index of the runs, or of the failures, of a selection beside its scope and its time. */
function waysOf({ filters, now }: RunSelection): { ofFailures: boolean; along: RawBuilder<boolean>[] } {
  const ofFailures = filters.some(leavesFailures)
  const [along = []] = filters
    .map((filter) => alongIndex(filter, { now, ofFailures }))
    .filter((found) => found !== null)
  return { ofFailures, along }
}

/** What one index answers of a selection: its time, and the first filter that leads along it. */
function conditionsOf(selection: RunSelection): RawBuilder<boolean>[] {
  const { scope, reportId, filters, now } = selection
  const times = filters.filter(({ field, operator }) => field === 'created_at' && operator !== 'ne')
  const { ofFailures, along } = waysOf(selection)
  const whose = scope.kind === 'workspace' ? sql<boolean>`r.account_id = ${scope.accountId}` : null
  const which = reportId === null ? null : sql<boolean>`r.report_id = ${reportId}`
  const own = scope.kind === 'person' ? sql<boolean>`${isReachable(scope, sql<number>`r.report_id`)}` : null
  const bases = [whose, which, own, ofFailures ? isFailed : null].filter((base) => base !== null)
  return [...bases, ...times.map((filter) => runCondition(filter, now)), ...along]
}

/** Rollups know of the runs and the failures of an account how many each hour has. */
async function readHour(db: Db, selection: RunSelection, limit: number) {
  const { scope, reportId } = selection
  const { ofFailures, along } = waysOf(selection)
  if (scope.kind === 'person' || reportId !== null || along.length > 0) return { isKnown: false, from: null }
  return hourOfNewest(db, { accountId: scope.accountId, ofFailures, selection, limit })
}

/**
 * From when on the newest runs were created, `limit` of them or somewhat more, among those that an index leads along, which
 * hold all of the selection; null where there are no more than that. Costs a few rows where rollups know it, and elsewhere as
 * much as an index takes to pass so many.
 */
export async function newestSince(db: Db, selection: RunSelection, limit: number): Promise<Date | null> {
  const { isKnown, from } = await readHour(db, selection, limit)
  if (isKnown) return from
  const since = from === null ? sql`true` : isWithin({ fromMs: from.getTime(), toMs: Infinity })
  const { rows } = await sql<{ at: Date }>`
    select r.created_at as at from report_runs r where ${sql.join(conditionsOf(selection), sql` and `)} and ${since}
    order by r.created_at desc, r.id desc offset ${limit} limit 1`.execute(db)
  const [first] = rows
  // Runs of one moment all count or none does; times have whole milliseconds.
  return first === undefined ? from : new Date(first.at.getTime() + 1)
}
