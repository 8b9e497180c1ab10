import { sql } from 'kysely'
import { insertFinishedRuns, type FinishedRun } from '#/runs-api/sample/statements/insert-finished-runs.ts'
import { markSampleComplete } from '#/runs-api/sample/statements/sample-marks.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { recoverAllFailures, recoverFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

/** Adds a run of the sample that was executed, and settles the failures it recovers; nothing when it is there. */
export async function insertExecutedRun(db: Db, accountId: number, run: FinishedRun): Promise<void> {
  await inTransaction(db, async (tx) => {
    // The lock of finishRun: two runs of a report that end at once must see each other.
    await sql`select pg_advisory_xact_lock(${run.reportId}::bigint)`.execute(tx)
    for (const id of await insertFinishedRuns(tx, accountId, [run])) await recoverFailures(tx, id)
  })
}

/**
 * Says that all executed runs of the sample are there. They came in another order than that of their times: each failure
 * they recovered is given to the first good run behind it.
 */
export async function settleExecutedRuns(db: Db, accountId: number, tokens: string[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`set local runboard.quiet = 'on'`.execute(tx)
    await sql`update report_runs f set recovered_by = null
      from report_runs g where g.token = any(${tokens}) and f.recovered_by = g.id`.execute(tx)
    await recoverAllFailures(tx, accountId)
    await markSampleComplete(tx, accountId)
  })
}
