import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { claimRun } from '#/runs-api/store/runs/claim-run.ts'
import type { FinishedQuery, FinishedRun } from '#/runs-api/store/runs/finish-run.ts'
import { insertRun, type NewRun } from '#/runs-api/store/runs/insert-run.ts'
import { ana, reports } from '#/runs-api/store/testing/stage.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

export const someReportId = reports[0]?.id ?? 0

export type EnqueuedRun = { id: number; token: string; queryRunIds: number[] }

/** A run that the API has just accepted. */
export async function enqueueRun(db: Db, given: Partial<NewRun> = {}): Promise<EnqueuedRun> {
  const run: NewRun = { reportId: someReportId, parameters: {}, executedById: ana.id, trigger: 'api', ...given }
  const inserted = await inTransaction(db, (tx) => insertRun(tx, run))
  const queries = await db
    .selectFrom('query_runs')
    .select('id')
    .where('run_id', '=', inserted.id)
    .orderBy('id')
    .execute()
  return { ...inserted, queryRunIds: queries.map(({ id }) => id) }
}

/** A run that a worker holds. */
export async function startRun(db: Db, given: Partial<NewRun> = {}): Promise<EnqueuedRun & { claim: string }> {
  const run = await enqueueRun(db, given)
  const claim = crypto.randomUUID()
  await claimRun(db, run.id, claim)
  return { ...run, claim }
}

const reason = { code: 'SqlUnknownTable', message: 'Table "orders" does not exist' }

function endOf(queryRunId: number, isGood: boolean): FinishedQuery {
  const result = {
    file: `file of ${queryRunId}`,
    rowCount: 2,
    byteCount: 80,
    columns: [{ name: 'n', type: 'INTEGER' }],
  }
  return {
    queryRunId,
    state: isGood ? 'succeeded' : 'failed',
    error: isGood ? null : reason,
    result: isGood ? result : null,
  }
}

/** What a worker says at the end: of a bad run the first query is good and the second has failed. */
export function endingOf(run: EnqueuedRun, claim: string, outcome: 'good' | 'bad'): FinishedRun {
  const isGood = outcome === 'good'
  return {
    runId: run.id,
    claim,
    failure: isGood ? null : { ...reason, fingerprint: 'f0', queryToken: null },
    queries: run.queryRunIds.map((queryRunId, at) => endOf(queryRunId, isGood || at === 0)),
  }
}

/** All that is stored of a run: its row, its queries in their order, and their results. */
export async function readWhole(db: Db, runId: number) {
  const run = await db.selectFrom('report_runs').selectAll().where('id', '=', runId).executeTakeFirstOrThrow()
  const queries = await db
    .selectFrom('query_runs')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute()
  const { rows: results } = await sql<{ queryRunId: number; file: string }>`
    select s.query_run_id as "queryRunId", s.file from results s join query_runs q on q.id = s.query_run_id
    where q.run_id = ${runId} order by q.position`.execute(db)
  return { run, queries, results }
}

export type WholeRun = Awaited<ReturnType<typeof readWhole>>
