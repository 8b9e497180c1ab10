import { sql } from 'kysely'
import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import { findFormOptions } from '#/runs-api/sample/find-form-options.ts'
import { formFiller } from '#/runs-api/sample/past/fill-form.ts'
import { localClock } from '#/runs-api/sample/past/local-clock.ts'
import type { SampleReport } from '#/runs-api/sample/past/planned-run.ts'
import { partPast, plannedRuns, type Past } from '#/runs-api/sample/past/planned-runs.ts'
import type { PastContext } from '#/runs-api/sample/past/planned-starts.ts'
import { randomOf } from '#/runs-api/sample/past/random.ts'
import { toldRun } from '#/runs-api/sample/past/tell-run.ts'
import { ageReport, ageWorkspace } from '#/runs-api/sample/statements/age-workspace.ts'
import { insertFinishedRuns, type FinishedRun } from '#/runs-api/sample/statements/insert-finished-runs.ts'
import { markPastTold } from '#/runs-api/sample/statements/sample-marks.ts'
import { listFolderReports, listMemberIds } from '#/runs-api/sample/statements/sample-reports.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { judgeAllDurations } from '#/runs-api/store/runs/slow-runs.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'
import type { WorkspacePlan } from '#/sample/workspace-plan.ts'

/** What the past of the sample is made from. */
export type SamplePast = { db: Db; engine: Engine; accountId: number; plan: WorkspacePlan }

const rowsAtOnce = 500
const workspaceAgeDays = 730

/** The past that the plan draws for a workspace, ending at a moment: the same for the same reports and moment. */
export async function drawPast({ db, engine, accountId, plan }: SamplePast, endsAt: Date): Promise<Past> {
  const { history, workspace } = plan
  const reports = (await listFolderReports(db, accountId, Object.keys(history.reports))).flatMap((report) => {
    const planned = history.reports[report.folder]
    return planned === undefined ? [] : [{ ...report, plan: planned }]
  })
  const context: PastContext = { history, clock: localClock(workspace.time_zone, endsAt), now: endsAt }
  const options = await findFormOptions(reports, { db, engine, now: endsAt })
  const span = { from: context.clock.moment(-history.days, 0), until: endsAt }
  const fillForm = formFiller({ templates: engine.templates, options, span })
  return partPast(await plannedRuns(reports, fillForm, context), endsAt)
}

/** A report is some months older than the first of its runs that are told, or came on the day its past begins. */
function bornAt(report: SampleReport, { history, workspace }: WorkspacePlan, endsAt: Date): Date {
  const clock = localClock(workspace.time_zone, endsAt)
  const { since_day } = report.plan
  if (since_day !== undefined) return clock.moment(since_day, 0)
  const ageDays = 10 + Math.floor(300 * randomOf(history.seed, report.folder, 'age')())
  return clock.moment(-history.days - ageDays, 9 + 8 * randomOf(history.seed, report.folder, 'hour')())
}

async function ageSample(tx: Tx, { accountId, plan }: SamplePast, past: { runs: Past; endsAt: Date }): Promise<void> {
  const clock = localClock(plan.workspace.time_zone, past.endsAt)
  await ageWorkspace(tx, accountId, clock.moment(-workspaceAgeDays, 9))
  const reports = new Map([...past.runs.told, ...past.runs.executed].map(({ report }) => [report.id, report]))
  for (const report of reports.values()) await ageReport(tx, report, bornAt(report, plan, past.endsAt))
}

async function insertTold(tx: Tx, accountId: number, runs: FinishedRun[]): Promise<void> {
  // Nobody follows what is long past.
  await sql`set local runboard.quiet = 'on'`.execute(tx)
  for (let at = 0; at < runs.length; at += rowsAtOnce) {
    await insertFinishedRuns(tx, accountId, runs.slice(at, at + rowsAtOnce))
  }
  await recoverAllFailures(tx, accountId)
  await judgeAllDurations(tx, accountId)
}

/**
 * Puts the past into the store, but for the runs that are executed, in one transaction: it is there wholly, with its
 * mark, or not at all.
 */
export async function tellPast(sample: SamplePast, past: { runs: Past; endsAt: Date }): Promise<void> {
  const { db, accountId } = sample
  const people = await listMemberIds(db, accountId)
  const runs = past.runs.told.map((run) => toldRun(run, people, past.endsAt))
  await inTransaction(db, async (tx) => {
    await ageSample(tx, sample, past)
    await insertTold(tx, accountId, runs)
    await markPastTold(tx, accountId, past.endsAt)
  })
}
