import { sql } from 'kysely'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { boundsOf } from '#/runs-api/store/runs/summary-edges.ts'

type Question = { accountId: number; ofFailures: boolean; selection: RunSelection; limit: number }

/** Where it is not known it must be looked for run by run, though only among those since `from` where there is one. */
export type NewestHour = { isKnown: boolean; from: Date | null }

const hourMs = 3_600_000
const failed: readonly RunState[] = ['failed']

type Row = { hour: Date | null; runs: number | null; beside: number }

/** The hour with which the newest hours have more runs than `limit`, how many they have, and what no rollup has yet. */
async function readHours(db: Db, { accountId, ofFailures, selection, limit }: Question): Promise<Row | undefined> {
  const { fromMs } = boundsOf(selection)
  const from = fromMs === null ? sql`true` : sql`h.hour >= ${new Date(Math.floor(fromMs / hourMs) * hourMs)}`
  const few = Math.ceil(limit / 4)
  const { rows } = await sql<Row>`
    select found.hour, found.runs::bigint as runs,
      (select count(*) from (select from run_changes limit ${few}) waiting)
      + (select count(*) from (select from report_runs r where r.account_id = ${accountId}
        and r.state in ('pending', 'enqueued', 'running_notebook') limit ${few}) active) as beside
    from (select) one left join (
      select hour, runs from (
        select h.hour, sum(h.runs) over (order by h.hour desc) as runs
        from run_hours h where h.account_id = ${accountId} and h.owner_id = -1 and ${from}
          and h.state = any(${ofFailures ? failed : runStates})) newest
      where runs > ${limit} limit 1) found on true`.execute(db)
  return rows[0]
}

/**
 * The hour since which an account had more runs, or failures, than `limit`, as its rollup tells: null where it never had so
 * many. Of an hour with so many that they must not all be looked at, or of a span that ends within one, it is not known.
 */
export async function hourOfNewest(db: Db, question: Question): Promise<NewestHour> {
  const { limit, selection } = question
  const { fromMs, toMs } = boundsOf(selection)
  if (toMs !== null) return { isKnown: false, from: null }
  const found = await readHours(db, question)
  if (found === undefined || found.beside >= Math.ceil(limit / 4)) return { isKnown: false, from: null }
  const from = found.hour === null || (fromMs !== null && found.hour.getTime() <= fromMs) ? null : found.hour
  return { isKnown: (found.runs ?? 0) <= 1.5 * limit, from }
}
