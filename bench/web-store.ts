import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { findSample } from '#/runs-api/sample/statements/sample-marks.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { judgeAllDurations } from '#/runs-api/store/runs/slow-runs.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'
import { onStore } from '#/scripts/launcher/on-store.ts'

const lookAgainMs = 1_000
const deadlineMs = 10 * 60_000
/** How far apart the copies of a run lie: no round part of a day, so that they do not stand in heaps. */
const apart = '37 minutes 11 seconds'

/** The sample executes its youngest runs in the background: what is measured meanwhile is not the product alone. */
async function untilSampleIsComplete(db: Db, account: string): Promise<number> {
  const deadline = Date.now() + deadlineMs
  for (;;) {
    const sample = await findSample(db, account)
    if (sample?.isComplete === true) return sample.accountId
    if (Date.now() > deadline) throw new Error('The sample was not complete in time.')
    await wait(lookAgainMs)
  }
}

/** A copy of every run of `original` with its queries, a while earlier. The rollup trigger counts them as it does all. */
async function copyRuns(tx: Tx, copy: number): Promise<void> {
  const token = (text: string) => sql.raw(`substr(md5(${text} || '/${copy}'), 1, 12)`)
  const earlier = (column: string) => sql.raw(`${column} - ${copy} * interval '${apart}'`)
  await sql`
    insert into report_runs (token, account_id, report_id, version_id, state, python_state, parameters,
      parameters_digest, created_at, updated_at, started_at, completed_at, executed_by, trigger, schedule_id,
      failure_code, failure_message, failure_fingerprint, failure_query_token, purge_started_at, purge_completed_at,
      timeout_seconds)
    select ${token('token')}, account_id, report_id, version_id, state, python_state, parameters,
      parameters_digest, ${earlier('created_at')}, ${earlier('updated_at')}, ${earlier('started_at')},
      ${earlier('completed_at')}, executed_by, trigger, schedule_id, failure_code, failure_message,
      failure_fingerprint, failure_query_token, coalesce(purge_started_at, completed_at),
      coalesce(purge_completed_at, completed_at), timeout_seconds
    from original order by created_at`.execute(tx)
  await sql`
    insert into query_runs (token, run_id, position, query_token, state, rendered_source, error_code, error_message,
      created_at, started_at, completed_at)
    select ${token('query_run.token')}, copied.id, position, query_token, query_run.state, rendered_source, error_code,
      error_message, ${earlier('query_run.created_at')}, ${earlier('query_run.started_at')},
      ${earlier('query_run.completed_at')}
    from original join query_runs query_run on query_run.run_id = original.id
    join report_runs copied on copied.token = ${token('original.token')}`.execute(tx)
}

/** How many runs the store of a running product holds. */
export async function countRuns(dataDir: string): Promise<number> {
  process.env['DATA_DIR'] = dataDir
  return await onStore(async (db) => {
    const { rows } = await sql<{ runs: number }>`select sum(runs_count)::bigint as runs from report_activity`.execute(
      db,
    )
    return rows[0]?.runs ?? 0
  })
}

/** Fills the store of a running product with copies of the sample's runs until there are so many; gives how many. */
export async function fillStore(dataDir: string, runs: number): Promise<number> {
  process.env['DATA_DIR'] = dataDir
  return await onStore(async (db) => {
    const accountId = await untilSampleIsComplete(db, 'acme')
    await inTransaction(db, async (tx) => {
      await sql`set local runboard.quiet = 'on'`.execute(tx)
      await sql`create temporary table original on commit drop as
        select * from report_runs where account_id = ${accountId} and completed_at is not null`.execute(tx)
      const { rows } = await sql<{ originals: number }>`select count(*)::int as originals from original`.execute(tx)
      const copies = Math.ceil(runs / Math.max(1, rows[0]?.originals ?? 1)) - 1
      for (let copy = 1; copy <= copies; copy += 1) await copyRuns(tx, copy)
      await recoverAllFailures(tx, accountId)
      await judgeAllDurations(tx, accountId)
    })
    await sql`vacuum (analyze) report_runs, query_runs`.execute(db)
    const { rows } = await sql<{ runs: number }>`
      select count(*)::int as runs from report_runs where account_id = ${accountId}`.execute(db)
    return rows[0]?.runs ?? 0
  })
}
