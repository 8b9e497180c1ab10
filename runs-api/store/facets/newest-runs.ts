import { sql, type RawBuilder } from 'kysely'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { runCondition } from '#/runs-api/store/runs/run-conditions.ts'

const isFailed = sql<boolean>`r.state = 'failed'`

function isOne({ operator, values }: RunFilter): boolean {
  return operator === 'eq' || (operator === 'in' && values.length === 1)
}

/** Filters along which an index has the runs in the order of their time, and what that index wants to hear. */
function alongIndex(filter: RunFilter, now: Date): RawBuilder<boolean>[] | null {
  const { field, values } = filter
  if (!isOne(filter)) return null
  const condition = runCondition(filter, now)
  if (field === 'report' || field === 'executed_by' || field === 'trigger') return [condition]
  if (field === 'failure') return [condition, isFailed]
  if (field === 'slow' && values[0] === 'true') return [condition]
  const isOfFailed = (field === 'state' && values[0] === 'failed') || (field === 'open' && values[0] === 'true')
  return isOfFailed ? [isFailed] : null
}

/** What one index answers of a selection: its time, and the first filter that leads along it. */
function conditionsOf({ scope, reportId, filters, now }: RunSelection): RawBuilder<boolean>[] {
  const times = filters.filter(({ field, operator }) => field === 'created_at' && operator !== 'ne')
  const [along = []] = filters.map((filter) => alongIndex(filter, now)).filter((found) => found !== null)
  const whose = scope.kind === 'workspace' ? sql<boolean>`r.account_id = ${scope.accountId}` : null
  const which = reportId === null ? null : sql<boolean>`r.report_id = ${reportId}`
  const own = scope.kind === 'person' ? sql<boolean>`${isReachable(scope, sql<number>`r.report_id`)}` : null
  const bases = [whose, which, own].filter((base) => base !== null)
  return [...bases, ...times.map((filter) => runCondition(filter, now)), ...along]
}

/**
 * From when on the newest `limit` runs were created among those that an index leads along, which hold all of the selection;
 * null where there are no more than that. Costs as much as an index takes to pass so many.
 */
export async function newestSince(db: Db, selection: RunSelection, limit: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select r.created_at as at from report_runs r where ${sql.join(conditionsOf(selection), sql` and `)}
    order by r.created_at desc, r.id desc offset ${limit} limit 1`.execute(db)
  const [first] = rows
  // Runs of one moment all count or none does; times have whole milliseconds.
  return first === undefined ? null : new Date(first.at.getTime() + 1)
}
