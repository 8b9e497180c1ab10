import type { ReportSchedule } from '#/lib/contract/report-schedule.ts'
import { weekdays, type ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import { accountHref, link, reportHref, scheduleHref } from '#/runs-api/http/hal/links.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { ScheduleRecord } from '#/runs-api/store/schedules.ts'

/** `2:00 am`, as Mode writes an hour of the day. */
function hourWords(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12}:00 ${hour < 12 ? 'am' : 'pm'}`
}

function minuteWords(minute: number): string {
  if (minute === 0) return 'the top of the hour'
  return minute === 1 ? '1 minute past the hour' : `${minute} minutes past the hour`
}

type TimingWords = Pick<
  ReportSchedule,
  'frequency' | 'hour' | 'cron_hour' | 'minute' | 'cron_minute' | 'day_of_week' | 'day_of_month' | 'time_zone'
>

/** What a timing does not use is null: an hourly schedule has no hour, a daily one no day. */
function timingWords(timing: ScheduleTiming): TimingWords {
  const { freq, hour, minute } = timing
  const isHourly = freq === 'hourly'
  return {
    frequency: freq,
    hour: isHourly ? null : hourWords(hour),
    cron_hour: isHourly ? null : hour,
    minute: minuteWords(minute),
    cron_minute: minute,
    day_of_week: freq === 'weekly' ? (weekdays[timing.day_of_week ?? 0] ?? null) : null,
    day_of_month: freq === 'monthly' ? (timing.day_of_month ?? 1) : null,
    time_zone: timing.time_zone,
  }
}

/** A schedule of a report below the account of the address (RUNS-API 5). */
export function scheduleResource(account: string, report: string, schedule: ScheduleRecord): ReportSchedule {
  return {
    token: schedule.token,
    name: schedule.name,
    ...timingWords(schedule.timing),
    parameters: schedule.parameters,
    retry_count: 0,
    timeout: schedule.timeoutSeconds,
    last_run_at: timestampOrNull(schedule.lastRunAt),
    last_succeeded_at: timestampOrNull(schedule.lastSucceededAt),
    last_scheduled_run: timestampOrNull(schedule.lastDueAt),
    next_scheduled_run: timestamp(schedule.nextRunAt),
    _links: {
      self: link(scheduleHref(account, report, schedule.token)),
      report: link(reportHref(account, report)),
      account: link(accountHref(account)),
      creator: link(accountHref(schedule.creatorUsername)),
    },
  }
}
