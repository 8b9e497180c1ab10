import { CronExpressionParser } from 'cron-parser'
import { cronExpression, type ScheduleTiming } from '#/lib/reports/schedule-timing.ts'

/**
 * The first moment after `after` at which a schedule is due, by the clock of its own zone: where that clock skips the
 * hour the run comes right behind the gap, and where it repeats one the run comes once.
 */
export function nextRunAt(timing: ScheduleTiming, after: Date): Date {
  const cron = CronExpressionParser.parse(cronExpression(timing), { currentDate: after, tz: timing.time_zone })
  return cron.next().toDate()
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
