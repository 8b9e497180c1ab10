import { CronExpressionParser } from 'cron-parser'
import { cronExpression, type frequencies, type ScheduleTiming } from '#/lib/reports/schedule-timing.ts'

/**
 * The first moment after `after` at which a schedule is due, by the clock of its own zone: where that clock skips the
 * hour the run comes right behind the gap, and where it repeats one the run comes once.
 */
export function nextRunAt(timing: ScheduleTiming, after: Date): Date {
  const cron = CronExpressionParser.parse(cronExpression(timing), { currentDate: after, tz: timing.time_zone })
  return cron.next().toDate()
}

const hourMs = 3_600_000
const longestGapMs: Record<(typeof frequencies)[number], number> = {
  hourly: hourMs,
  daily: 25 * hourMs,
  weekly: 169 * hourMs,
  monthly: 62 * 24 * hourMs,
}

/** How many times of a schedule are told apart at most; of a longer outage the newest. */
const maxTimes = 100

/** The times at which a schedule was due from `first`, itself one of them, up to `now`; the newest hundred or so, in order. */
export function timesDue(timing: ScheduleTiming, first: Date, now: Date): Date[] {
  const notBefore = now.getTime() - maxTimes * longestGapMs[timing.freq]
  const isLong = first.getTime() < notBefore
  const times: Date[] = []
  let due = isLong ? nextRunAt(timing, new Date(notBefore)) : first
  for (; due <= now; due = nextRunAt(timing, due)) times.push(due)
  return times
}

/**
 * The moments from `from` up to, not with, `to` at which a schedule is due, by its own clock; at most so many.
 */
export function dueTimes(timing: ScheduleTiming, { from, to, max }: { from: Date; to: Date; max: number }): Date[] {
  const currentDate = new Date(from.getTime() - 1)
  const cron = CronExpressionParser.parse(cronExpression(timing), { currentDate, tz: timing.time_zone })
  const times: Date[] = []
  while (times.length < max) {
    const time = cron.next().toDate()
    if (time >= to) break
    times.push(time)
  }
  return times
}
