import type { Parameters } from '#/lib/reports/parameters.ts'
import { runTriggers } from '#/lib/runs/run-attributes.ts'
import { nextRunAt } from '#/runs-api/store/next-run-at.ts'
import type { LocalClock } from '#/runs-api/sample/past/local-clock.ts'
import type { PlannedStart, SampleReport } from '#/runs-api/sample/past/planned-run.ts'
import { pick, pickKey, poisson, randomOf, type Random } from '#/runs-api/sample/past/random.ts'
import type { ReportPlan, WorkspacePlan } from '#/sample/workspace-plan.ts'

/** The plan of the whole past, the clock its days are counted by, and the moment at which it ends. */
export type PastContext = { history: WorkspacePlan['history']; clock: LocalClock; now: Date }

/** A worker looks for due schedules every five seconds. */
const tickMs = 5_000

/** How many runs a day has on average that no schedule starts. */
function meanOn(day: number, { runs_per_day }: ReportPlan, { history, clock }: PastContext): number {
  const { first, last } = history.trend
  const trend = first + ((last - first) * (day + history.days)) / history.days
  const apart = history.days_apart.find((special) => special.day === day)?.factor ?? 1
  return (clock.isWeekend(day) ? runs_per_day.weekend : runs_per_day.weekday) * trend * apart
}

/** An hour of the day, with its fraction, that follows one of the plan's curves. */
export function hourBy(random: Random, curve: string, { history }: PastContext): number {
  const weights = history.hours[curve] ?? []
  return (pick(random, [...weights.keys()], (hour) => weights[hour] ?? 0) ?? 0) + random()
}

function chooseParameters(random: Random, day: number, { report, clock }: { report: SampleReport; clock: LocalClock }) {
  const given: Parameters = {}
  let durationFactor = 1
  for (const [name, choices] of Object.entries(report.plan.parameters)) {
    const known = choices.filter(({ since_day }) => since_day === undefined || since_day <= day)
    const choice = pick(random, known, ({ weight }) => weight)
    if (choice?.value !== undefined) given[name] = choice.value
    if (choice?.days_ago !== undefined) given[name] = clock.date(day - choice.days_ago)
    durationFactor *= choice?.duration_factor ?? 1
  }
  return { given, durationFactor }
}

function startsOn(day: number, report: SampleReport, context: PastContext): PlannedStart[] {
  const { plan, folder } = report
  const count = poisson(randomOf(context.history.seed, folder, day), meanOn(day, plan, context))
  return Array.from({ length: count }, (_, index) => {
    const key = `${day}.${index}`
    const random = randomOf(context.history.seed, folder, key)
    const trigger = pickKey(random, plan.triggers)
    return {
      key,
      createdAt: context.clock.moment(day, hourBy(random, plan.hours, context)),
      executedBy: pickKey(random, plan.people),
      trigger: runTriggers.find((known) => known === trigger) ?? 'manual',
      schedule: null,
      ...chooseParameters(random, day, { report, clock: context.clock }),
    }
  })
}

/** The starts of people and their programs, on every day on which the report was there. */
function freeStarts(report: SampleReport, context: PastContext): PlannedStart[] {
  const first = report.plan.since_day ?? -context.history.days
  const days = Array.from({ length: 1 - first }, (_, index) => first + index)
  return days.flatMap((day) => startsOn(day, report, context))
}

/** A start at every time at which a schedule was due, as the report's owner. */
function scheduledStarts(report: SampleReport, { history, clock, now }: PastContext): PlannedStart[] {
  return report.schedules.flatMap((schedule) => {
    const { schedules, since_day = -history.days } = report.plan
    const since = clock.moment(schedules[schedule.name]?.since_day ?? since_day, 0)
    const starts: PlannedStart[] = []
    for (let due = nextRunAt(schedule.timing, since); due < now; due = nextRunAt(schedule.timing, due)) {
      const key = `${schedule.name} ${due.toISOString()}`
      const waitMs = randomOf(history.seed, report.folder, key)() * tickMs
      starts.push({
        key,
        createdAt: new Date(due.getTime() + waitMs),
        executedBy: report.ownerUsername,
        trigger: 'schedule',
        schedule,
        given: schedule.parameters,
        durationFactor: 1,
      })
    }
    return starts
  })
}

/** Everything that started a report until now, in no order. */
export function plannedStarts(report: SampleReport, context: PastContext): PlannedStart[] {
  const starts = [...freeStarts(report, context), ...scheduledStarts(report, context)]
  return starts.filter(({ createdAt }) => createdAt < context.now)
}
