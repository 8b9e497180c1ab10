import { AppError } from '#/lib/errors.ts'
import type { Worker } from '#/runs-api/engine/lifecycle/work-run.ts'
import { claimDuplicate, endDuplicate, type DuplicateRecord } from '#/runs-api/store/duplicates/duplicates.ts'
import { copyRun, type CopiedRun } from '#/runs-api/store/duplicates/copy-run.ts'
import { copyReport } from '#/runs-api/store/reports/copy-report.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

async function copyResults({ engine }: Worker, from: DuplicateRecord, to: { run: CopiedRun; reportToken: string }) {
  for (const { fromFile, toFile } of to.run.results) {
    const source = { reportToken: from.sourceReportToken, runToken: from.runToken, queryRunToken: fromFile }
    const target = { reportToken: to.reportToken, runToken: to.run.token, queryRunToken: toFile }
    await engine.results.copyFile(engine.results.pathOf(source), engine.results.pathOf(target))
  }
}

async function copyAll(tx: Tx, worker: Worker, duplicate: DuplicateRecord): Promise<void> {
  const { id, runId, collectionId, requestedBy } = duplicate
  const report = await copyReport(tx, { runId, collectionId, creatorId: requestedBy })
  const run = await copyRun(tx, runId, report.id)
  await copyResults(worker, duplicate, { run, reportToken: report.token })
  await endDuplicate(tx, id, { reportId: report.id })
}

/**
 * Makes the duplicate of a run (RUNS-API 3): a new report with a copy of the run and its results, all or nothing.
 * Results that are gone end it with the reason; anything else is thrown, and the job is tried again.
 */
export async function workDuplicate(worker: Worker, duplicateId: number): Promise<void> {
  const duplicate = await claimDuplicate(worker.db, duplicateId)
  if (duplicate === undefined) return
  try {
    await inTransaction(worker.db, (tx) => copyAll(tx, worker, duplicate))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    const errorMessage =
      'The results of this run are no longer kept, so that it cannot be duplicated. Clone it instead.'
    await endDuplicate(worker.db, duplicateId, { errorMessage })
  }
}
