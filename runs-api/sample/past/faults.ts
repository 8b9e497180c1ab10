import { isDeepStrictEqual } from 'node:util'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { PlannedFailure, SampleReport } from '#/runs-api/sample/past/planned-run.ts'
import type { PastContext } from '#/runs-api/sample/past/planned-starts.ts'
import type { Spread } from '#/runs-api/sample/past/random.ts'
import type { ReportPlan, WorkspacePlan } from '#/sample/workspace-plan.ts'

/** A time in which runs fail: all of them, or a share, or those with certain parameters. */
export type Fault = {
  from: Date
  /** null while it lasts */
  until: Date | null
  share: number
  when: Parameters
  failure: PlannedFailure
  duration: Spread
  /** what the tries before take, where the surroundings are at fault and the queue tries again */
  retriesMs: number
}

type Incident = WorkspacePlan['history']['incidents'][number]
type PlannedFault = ReportPlan['failures'][number]
type Span = Pick<Incident, 'from' | 'to'>

/** An attempt at a source that cannot be opened is over at once; three more follow after 1, 2 and 4 seconds. */
const unopened = { duration: { median_ms: 45, sigma: 0.3 }, retriesMs: 7_300 }

function between({ from, to }: Span, { clock }: PastContext): { from: Date; until: Date | null } {
  return { from: clock.moment(...from), until: to === undefined ? null : clock.moment(...to) }
}

/** An incident is one of a data source: the queries that read it fail, those of other sources do not. */
function faultOfIncident(incident: Incident, report: SampleReport, context: PastContext): Fault {
  const { code, message } = incident
  const { queries } = report.definition
  const failing = queries.filter(({ dataSource }) => dataSource === queries[0]?.dataSource)
  const failure = { code, message, queries: failing.map(({ name }) => name) }
  return { ...between(incident, context), share: 1, when: {}, failure, ...unopened }
}

function faultOfReport(planned: PlannedFault, context: PastContext): Fault {
  const { share, when, code, message, query, duration_ms } = planned
  return {
    ...between(planned, context),
    share,
    when,
    failure: { code, message, queries: [query] },
    // The clock ends a run that takes too long, so that all of these take the same.
    duration: { median_ms: duration_ms, sigma: code === 'Timeout' ? 0.00005 : 0.25 },
    retriesMs: 0,
  }
}

/** What went wrong in the past of a report, the incidents of all reports first. */
export function faultsOf(report: SampleReport, context: PastContext): Fault[] {
  return [
    ...context.history.incidents.map((incident) => faultOfIncident(incident, report, context)),
    ...report.plan.failures.map((planned) => faultOfReport(planned, context)),
  ]
}

/** True where the fault meets a run that starts at a moment with these parameters; `chance` in [0, 1) settles a share. */
export function meets(fault: Fault, run: { at: Date; parameters: Parameters; chance: number }): boolean {
  if (run.at < fault.from || (fault.until !== null && run.at >= fault.until)) return false
  const isSuch = Object.entries(fault.when).every(([name, value]) => isDeepStrictEqual(run.parameters[name], value))
  return isSuch && run.chance < fault.share
}

/** How many times as long the runs of a report take at a moment. */
export function slownessAt(at: Date, { plan }: SampleReport, context: PastContext): number {
  return plan.slow.reduce((factor, slow) => {
    const { from, until } = between(slow, context)
    return at >= from && (until === null || at < until) ? factor * slow.factor : factor
  }, 1)
}
