import { dataSourceToken } from '#/runs-api/http/hal/data-source.ts'
import { copyRun } from '#/runs-api/store/duplicates/copy-run.ts'
import { insertDuplicate } from '#/runs-api/store/duplicates/duplicates.ts'
import { copyReport } from '#/runs-api/store/reports/copy-report.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { listQueryRuns } from '#/runs-api/store/runs/query-runs.ts'
import { insertSchedule } from '#/runs-api/store/schedules.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'
import type { System } from '#/runs-api/system/open-system.ts'

/** A run that was really executed, of which places are copies. */
export type ExecutedRun = { id: number; token: string; reportToken: string }

/** Where a place lies, and who made all of it. */
export type PlaceOwner = { collection: { id: number; token: string }; ownerId: number }

/** Tokens by the names they have in paths. `active_run` is in no queue, so that it stays active. */
export type Place = {
  report: string
  run: string
  active_run: string
  query_run: string
  query: string
  schedule: string
  duplicate: string
  collection: string
  data_source: string
}

const monthly = { freq: 'monthly', day_of_month: 1, hour: 3, minute: 0, time_zone: 'UTC' } as const

async function copyResults(
  { engine }: System,
  from: ExecutedRun,
  to: { report: string; run: string; files: string[][] },
) {
  for (const [fromFile = '', toFile = ''] of to.files) {
    const source = { reportToken: from.reportToken, runToken: from.token, queryRunToken: fromFile }
    const target = { reportToken: to.report, runToken: to.run, queryRunToken: toFile }
    await engine.results.copyFile(engine.results.pathOf(source), engine.results.pathOf(target))
  }
}

/** A report with everything that an address can name in it, in milliseconds: nothing is executed. */
export async function addPlace(system: System, from: ExecutedRun, { collection, ownerId }: PlaceOwner): Promise<Place> {
  const { db } = system.store
  return inTransaction(db, async (tx) => {
    const report = await copyReport(tx, { runId: from.id, collectionId: collection.id, creatorId: ownerId })
    const run = await copyRun(tx, from.id, report.id)
    await tx.updateTable('report_runs').set({ executed_by: ownerId }).where('id', '=', run.id).execute()
    const files = run.results.map(({ fromFile, toFile }) => [fromFile, toFile])
    await copyResults(system, from, { report: report.token, run: run.token, files })
    const started = { reportId: report.id, parameters: {}, executedById: ownerId, trigger: 'api' } as const
    const active = await insertRun(tx, started)
    const timed = { name: 'Every month', timing: monthly, parameters: {}, timeoutSeconds: null }
    const schedule = await insertSchedule(tx, { reportId: report.id, creatorId: ownerId, now: new Date() }, timed)
    const asked = { runId: run.id, requestedById: ownerId, collectionId: collection.id }
    const duplicate = await insertDuplicate(tx, asked)
    const [first] = await listQueryRuns(tx, run.id)
    if (first === undefined) throw new Error('A place is made of a run with queries')
    return {
      report: report.token,
      run: run.token,
      active_run: active.token,
      query_run: first.token,
      query: first.query.token,
      schedule,
      duplicate: duplicate.token,
      collection: collection.token,
      data_source: dataSourceToken(first.query.dataSource),
    }
  })
}
