import type { Ended } from '#/runs-api/sample/past/endings.ts'
import { hourBy, type PastContext } from '#/runs-api/sample/past/planned-starts.ts'
import type { PlannedStart } from '#/runs-api/sample/past/planned-run.ts'
import { randomOf, type Random } from '#/runs-api/sample/past/random.ts'

/** How many of those whose run failed start it again, with the same parameters. */
const share = 0.75
/** Below this share of failing runs, another try is worth it at once. */
const rare = 0.1
const dayMs = 86_400_000

function soon(random: Random, at: Date): Date {
  return new Date(at.getTime() + (1 + 20 * random()) * 60_000)
}

/** The first moment behind the end of a fault at which somebody is at work on the report. */
function onceMended(random: Random, { until, hours }: { until: Date; hours: string }, context: PastContext): Date {
  const day = Math.floor((until.getTime() - context.clock.moment(0, 0).getTime()) / dayMs)
  const hour = hourBy(random, hours, context)
  for (let on = day; ; on += 1) {
    const moment = context.clock.moment(on, hour)
    if (moment > until && !context.clock.isWeekend(on)) return moment
  }
}

/** Whoever met a fault that passes runs the report again: soon where that helps, else once the fault is mended. */
export function runAgain({ run, fault }: Ended, context: PastContext): PlannedStart | null {
  if (fault === null || fault.until === null) return null
  const { report, start, parameters } = run
  const key = `${start.key} again`
  const random = randomOf(context.history.seed, report.folder, key)
  if (random() >= share) return null
  const createdAt =
    fault.share < rare
      ? soon(random, start.createdAt)
      : onceMended(random, { until: fault.until, hours: report.plan.hours }, context)
  if (createdAt >= context.now) return null
  const trigger = start.trigger === 'api' ? 'api' : 'manual'
  return { ...start, key, createdAt, trigger, schedule: null, given: parameters }
}
