import type { Parameters } from '#/lib/reports/parameters.ts'
import { endingOf, type Ended } from '#/runs-api/sample/past/endings.ts'
import { faultsOf, type Fault } from '#/runs-api/sample/past/faults.ts'
import { purgeTime } from '#/runs-api/sample/past/night.ts'
import type { PlannedRun, PlannedStart, SampleReport } from '#/runs-api/sample/past/planned-run.ts'
import { plannedStarts, type PastContext } from '#/runs-api/sample/past/planned-starts.ts'
import { runAgain } from '#/runs-api/sample/past/run-again.ts'

/** What a report's form makes of the parameters that somebody gave at a moment. */
export type FillForm = (report: SampleReport, start: PlannedStart) => Promise<Parameters>

/** A run longer than this is not worth a person's machine more than so many times. */
const longMs = 5_000
const longRuns = 2

async function plannedRunsOf(report: SampleReport, fillForm: FillForm, context: PastContext): Promise<PlannedRun[]> {
  const faults: Fault[] = faultsOf(report, context)
  const ended: Ended[] = []
  for (const start of plannedStarts(report, context)) {
    const first = endingOf(start, { report, parameters: await fillForm(report, start), faults }, context)
    const again = runAgain(first, context)
    ended.push(first)
    if (again !== null) ended.push(endingOf(again, { report, parameters: first.run.parameters, faults }, context))
  }
  return ended.map(({ run }) => run)
}

function byTime(a: PlannedRun, b: PlannedRun): number {
  return a.start.createdAt.getTime() - b.start.createdAt.getTime()
}

/** Every run of the past that the plan draws, the oldest first. The same plan, reports and moment give the same runs. */
export async function plannedRuns(
  reports: SampleReport[],
  fillForm: FillForm,
  context: PastContext,
): Promise<PlannedRun[]> {
  const runs: PlannedRun[] = []
  for (const report of reports) runs.push(...(await plannedRunsOf(report, fillForm, context)))
  return runs.toSorted(byTime)
}

/** The runs as they come into being: those told from the plan, and those that are executed, the newest first. */
export type Past = { told: PlannedRun[]; executed: PlannedRun[] }

/** A long report is executed a few times only, at the times of its schedule before others. */
function affordable(runs: PlannedRun[]): PlannedRun[] {
  const ranked = runs.toSorted(
    (a, b) => Number(b.start.schedule !== null) - Number(a.start.schedule !== null) || byTime(b, a),
  )
  const count = new Map<number, number>()
  return ranked.filter(({ report }) => {
    const before = count.get(report.id) ?? 0
    count.set(report.id, before + 1)
    return report.plan.duration.median_ms < longMs || before < longRuns
  })
}

/** Parts the runs by whether their results are still kept at `now`. A run that was cancelled has none to make. */
export function partPast(runs: PlannedRun[], now: Date): Past {
  const isKept = ({ start }: PlannedRun): boolean => purgeTime(start.createdAt) > now
  const young = affordable(runs.filter((run) => isKept(run) && !run.isCancelled))
  return {
    told: runs.filter((run) => !isKept(run) || run.isCancelled),
    // The long ones last: what is quick is there at once.
    executed: young.toSorted((a, b) => longness(a) - longness(b) || byTime(b, a)),
  }
}

function longness({ report }: PlannedRun): number {
  return report.plan.duration.median_ms < longMs ? 0 : report.plan.duration.median_ms
}
