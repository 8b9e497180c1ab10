import type { Parameters } from '#/lib/reports/parameters.ts'
import { meets, slownessAt, type Fault } from '#/runs-api/sample/past/faults.ts'
import type { PlannedRun, PlannedStart, SampleReport } from '#/runs-api/sample/past/planned-run.ts'
import type { PastContext } from '#/runs-api/sample/past/planned-starts.ts'
import { lognormal, randomOf, type Random } from '#/runs-api/sample/past/random.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'

/** Nobody cancels a run before they have had time to wonder what takes it so long. */
const patience = { median_ms: 6_000, sigma: 0.5 }

/** How a run ended, and the fault that met it. */
export type Ended = { run: PlannedRun; fault: Fault | null }

function cancelledAfter(random: Random, durationMs: number): number {
  return Math.max(durationMs * (0.3 + 0.5 * random()), lognormal(random, patience))
}

/** How a run went that was started so, with the parameters that the form made of what was asked for. */
export function endingOf(
  start: PlannedStart,
  { report, parameters, faults }: { report: SampleReport; parameters: Parameters; faults: Fault[] },
  context: PastContext,
): Ended {
  const random = randomOf(context.history.seed, report.folder, start.key, 'ending')
  const at = start.createdAt
  const fault = faults.find((known) => meets(known, { at, parameters, chance: random() })) ?? null
  const plannedMs = lognormal(random, fault?.duration ?? report.plan.duration)
  const durationMs = fault === null ? plannedMs * start.durationFactor * slownessAt(at, report, context) : plannedMs
  const isCancelled = fault === null && start.trigger !== 'schedule' && random() < report.plan.cancelled
  const run = {
    token: tokenOf('sample run', report.token, start.key),
    report,
    start,
    parameters,
    queueMs: Math.round(lognormal(random, context.history.queue)) + (fault?.retriesMs ?? 0),
    durationMs: Math.max(1, Math.round(isCancelled ? cancelledAfter(random, durationMs) : durationMs)),
    failure: fault?.failure ?? null,
    isCancelled,
  }
  return { run, fault }
}
