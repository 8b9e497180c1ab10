import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { updateReport } from '#/runs-api/store/reports.ts'
import { cancelRun } from '#/runs-api/store/runs/cancel-run.ts'
import { claimRun, releaseRun } from '#/runs-api/store/runs/claim-run.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { beginPurge, completePurge } from '#/runs-api/store/runs/purge-runs.ts'
import { insertSampleRuns, sampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { ana, collections, reports } from '#/runs-api/store/testing/stage.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

/** Something that changes the history. `name` is for the one who reads a counterexample. */
export type HistoryStep = { name: string; apply: (db: Tx) => Promise<unknown> }

const someReport = fc.constantFrom(...reports.map(({ id }) => id))
const somewhere = fc.double({ min: 0, max: 0.999, noNaN: true })

/** The runs around a place in the history, 0 its start and 1 its end: the same ones whenever the history is the same. */
async function pickRuns(
  db: Tx,
  { at, count, states }: { at: number; count: number; states: string[] },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with candidates as (select id, row_number() over (order by id) - 1 as place, count(*) over () as total
      from report_runs where state = any(${states}))
    select id from candidates where place >= floor(${at}::float8 * total) order by id limit ${count}`.execute(db)
  return rows.map(({ id }) => id)
}

const active = ['pending', 'enqueued', 'running_notebook']
const ended = ['succeeded', 'completed', 'failed', 'cancelled']

const failure = { code: 'Timeout', message: 'took too long', fingerprint: 'f', queryToken: null }

async function work(db: Db, runId: number, outcome: 'good' | 'bad' | 'released' | 'cancelled'): Promise<void> {
  const claim = crypto.randomUUID()
  await claimRun(db, runId, claim)
  if (outcome === 'cancelled') await cancelRun(db, runId)
  else if (outcome === 'released') await releaseRun(db, runId, claim)
  else await finishRun(db, { runId, claim, failure: outcome === 'bad' ? failure : null, queries: [] })
}

/** What the product does, each in transactions of its own. */
export const productStep: fc.Arbitrary<HistoryStep> = fc.oneof(
  fc.tuple(someReport, fc.nat({ max: 10 })).map(([reportId, place]) => ({
    name: `move ${reportId} to ${place}`,
    apply: (db: Db) =>
      inTransaction(db, async (tx) => {
        const { accountId } = reports.find(({ id }) => id === reportId) ?? { accountId: 0 }
        const places = collections.filter((collection) => collection.accountId === accountId)
        const collectionId = places[place % places.length]?.id ?? 0
        await updateReport(tx, reportId, { collectionId })
      }),
  })),
  someReport.map((reportId) => ({
    name: `insertRun of ${reportId}`,
    apply: (db: Db) =>
      inTransaction(db, (tx) => insertRun(tx, { reportId, parameters: {}, executedById: ana.id, trigger: 'api' })),
  })),
  fc.tuple(somewhere, fc.constantFrom('good', 'bad', 'released', 'cancelled')).map(([at, outcome]) => ({
    name: `${outcome} at ${at}`,
    apply: async (db: Db) => {
      for (const id of await pickRuns(db, { at, count: 1, states: ['enqueued'] })) await work(db, id, outcome)
    },
  })),
  fc.nat({ max: 4 }).map((limit) => ({
    name: `purge ${limit}`,
    apply: async (db: Db) => {
      const purged = await beginPurge(db, limit)
      await completePurge(
        db,
        purged.map(({ id }) => id),
      )
    },
  })),
)

/** Loads and mends as a person at the database does them, one statement over many runs, whatever else goes on. */
export const bulkStep: fc.Arbitrary<HistoryStep> = fc.oneof(
  fc.array(sampleRun, { minLength: 1, maxLength: 8 }).map((runs) => ({
    name: `insert ${runs.length}`,
    apply: (db: Tx) => insertSampleRuns(db, runs),
  })),
  // Of many runs at once rollups are kept in another way.
  fc.constantFrom(1, 1, 2, 2, 3, 3, 60).map((times) => ({
    name: `insert … select, ${times} times`,
    apply: (db: Tx) =>
      sql`insert into report_runs (token, account_id, report_id, version_id, state, parameters_digest, created_at,
          started_at, completed_at, executed_by, trigger, failure_code)
        select gen_random_uuid(), account_id, report_id, version_id, state, parameters_digest,
          created_at + make_interval(hours => 7 * n), started_at + make_interval(hours => 7 * n),
          completed_at + make_interval(hours => 7 * n, secs => n), executed_by, trigger, failure_code
        from (select * from report_runs order by id limit 20) r, generate_series(1, ${times}::int) n`.execute(db),
  })),
  fc.tuple(somewhere, fc.constantFrom('completed', 'failed', 'cancelled')).map(([at, state]) => ({
    name: `end several as ${state} at ${at}`,
    apply: async (db: Tx) => {
      const ids = await pickRuns(db, { at, count: 5, states: active })
      await sql`update report_runs set state = ${state}, started_at = coalesce(started_at, created_at),
        completed_at = coalesce(started_at, created_at) + make_interval(secs => id % 7),
        failure_code = ${state === 'failed' ? 'Timeout' : null} where id = any(${ids}) and state = any(${active})`.execute(
        db,
      )
    },
  })),
  somewhere.map((at) => ({
    name: `delete some that are not good, at ${at}`,
    apply: async (db: Tx) => {
      const ids = await pickRuns(db, { at, count: 4, states: ['pending', 'failed', 'cancelled'] })
      await sql`delete from report_runs where id = any(${ids})`.execute(db)
    },
  })),
)

/** Takes away runs that others name as the one that recovered them: nobody else may be at work. */
export const deletionStep: fc.Arbitrary<HistoryStep> = fc.oneof(
  somewhere.map((at) => ({
    name: `delete, good ones too, at ${at}`,
    apply: async (db: Tx) => {
      const ids = await pickRuns(db, { at, count: 6, states: ended })
      await sql`update report_runs set recovered_by = null, recovered_at = null
        where recovered_by = any(${ids})`.execute(db)
      await sql`delete from report_runs where id = any(${ids})`.execute(db)
    },
  })),
  someReport.map((reportId) => ({
    name: `delete all of ${reportId}`,
    apply: (db: Tx) => sql`delete from report_runs where report_id = ${reportId}`.execute(db),
  })),
)
