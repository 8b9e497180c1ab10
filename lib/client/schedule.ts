import { z } from 'zod'
import { ReportSchedule } from '#/lib/contract/report-schedule.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'

/** When a report runs by itself. `hour` and `minute` are of the clock of `timeZone`; `hour` is null for every hour. */
export type Schedule = {
  token: string
  name: string
  hour: number | null
  minute: number
  weekday: string | null
  dayOfMonth: number | null
  timeZone: string
  nextRunAt: string | null
}

const ScheduleList = z.object({ _embedded: z.object({ report_schedules: z.array(ReportSchedule) }) })

/** The schedules of a report (RUNS-API 5). */
export async function listSchedules(fetch: Fetch, account: string, report: string): Promise<Schedule[]> {
  const list = await read(fetch, apiPath(account, 'reports', report, 'schedules'), ScheduleList)
  return list._embedded.report_schedules.map((schedule) => ({
    token: schedule.token,
    name: schedule.name,
    hour: schedule.cron_hour,
    minute: schedule.cron_minute,
    weekday: schedule.day_of_week,
    dayOfMonth: schedule.day_of_month,
    timeZone: schedule.time_zone,
    nextRunAt: schedule.next_scheduled_run,
  }))
}
