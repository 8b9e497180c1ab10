import { dataSourceToken } from '#/runs-api/http/hal/data-source.ts'
import { copyRun } from '#/runs-api/store/duplicates/copy-run.ts'
import { insertDuplicate } from '#/runs-api/store/duplicates/duplicates.ts'
import { copyReport } from '#/runs-api/store/reports/copy-report.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { listQueryRuns } from '#/runs-api/store/runs/query-runs.ts'
import { insertSchedule } from '#/runs-api/store/schedules.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'
import type { System } from '#/runs-api/system/open-system.ts'

type Row = { id: number; token: string }

/** A run that was really executed, of which places are copies. */
export type ExecutedRun = Row & { reportToken: string }

/**
 * Where a place lies, and who made all of it; `isActive` puts a run there that is in no queue, so that it never ends, and
 * `isFailed` one that is an open failure of which its owner has taken note.
 */
export type PlaceOwner = {
  collection: { id: number; token: string }
  ownerId: number
  isActive?: boolean
  isFailed?: boolean
}

/** Tokens by the names they have in paths. */
export type Place = {
  report: string
  run: string
  query_run: string
  query: string
  schedule: string
  duplicate: string
  collection: string
  data_source: string
}

const monthly = { freq: 'monthly', day_of_month: 1, hour: 3, minute: 0, time_zone: 'UTC' } as const

/** Puts a finished copy of a run into a report, in the name of its owner. */
async function addRun(tx: Tx, system: System, of: { from: ExecutedRun; report: Row; ownerId: number }): Promise<Row> {
  const { from, report, ownerId } = of
  const run = await copyRun(tx, from.id, report.id)
  await tx.updateTable('report_runs').set({ executed_by: ownerId }).where('id', '=', run.id).execute()
  for (const { fromFile, toFile } of run.results) {
    const source = { reportToken: from.reportToken, runToken: from.token, queryRunToken: fromFile }
    const target = { reportToken: report.token, runToken: run.token, queryRunToken: toFile }
    await system.engine.results.copyFile(system.engine.results.pathOf(source), system.engine.results.pathOf(target))
  }
  return run
}

async function failRun(tx: Tx, id: number, ownerId: number): Promise<void> {
  const noted = { acknowledged_at: new Date(), acknowledged_by: ownerId }
  const failed = { state: 'failed', failure_code: 'Timeout', ...noted } as const
  await tx.updateTable('report_runs').set(failed).where('id', '=', id).execute()
}

/** A report with everything that an address can name in it, in milliseconds: nothing is executed. */
export async function addPlace(system: System, from: ExecutedRun, owner: PlaceOwner): Promise<Place> {
  const { collection, ownerId, isActive = false, isFailed = false } = owner
  return inTransaction(system.store.db, async (tx) => {
    const report = await copyReport(tx, { runId: from.id, collectionId: collection.id, creatorId: ownerId })
    const over = await addRun(tx, system, { from, report, ownerId })
    if (isFailed) await failRun(tx, over.id, ownerId)
    const started = { reportId: report.id, parameters: {}, executedById: ownerId, trigger: 'api' } as const
    const run = isActive ? await insertRun(tx, started) : over
    const timed = { name: 'Every month', timing: monthly, parameters: {}, timeoutSeconds: null }
    const schedule = await insertSchedule(tx, { reportId: report.id, creatorId: ownerId, now: new Date() }, timed)
    const asked = { runId: run.id, requestedById: ownerId, collectionId: collection.id }
    const duplicate = await insertDuplicate(tx, asked)
    const [first] = await listQueryRuns(tx, run.id)
    if (first === undefined) throw new Error('A place is made of a run with queries')
    return {
      report: report.token,
      run: run.token,
      query_run: first.token,
      query: first.query.token,
      schedule,
      duplicate: duplicate.token,
      collection: collection.token,
      data_source: dataSourceToken(first.query.dataSource),
    }
  })
}
