import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { nameText } from '#/lib/contract/name-text.ts'
import { Parameters } from '#/lib/reports/parameters.ts'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'

/** A schedule of a report as it is read (RUNS-API 5). `timeout` is in seconds. */
export const ReportSchedule = z.object({
  token: Token,
  name: z.string(),
  frequency: z.string(),
  hour: z.string().nullable(),
  cron_hour: z.number().int().nullable(),
  minute: z.string(),
  cron_minute: z.number().int(),
  day_of_week: z.string().nullable(),
  day_of_month: z.number().int().nullable(),
  time_zone: z.string(),
  parameters: Parameters,
  retry_count: z.number().int(),
  timeout: z.number().int().nullable(),
  last_run_at: Timestamp.nullable(),
  last_succeeded_at: Timestamp.nullable(),
  last_scheduled_run: Timestamp.nullable(),
  next_scheduled_run: Timestamp.nullable(),
  _links: Links,
})
export type ReportSchedule = z.infer<typeof ReportSchedule>

const Written = z.object({
  name: nameText(200),
  cron: ScheduleTiming,
  params: Parameters.optional(),
  timeout: z.number().int().min(1).max(86_400).nullable().optional(),
})

/** The body of `POST …/schedules`, and of `PATCH` with any part of it. */
export const CreateSchedule = z.object({ report_schedule: Written })
export const UpdateSchedule = z.object({ report_schedule: Written.partial() })
export type CreateSchedule = z.infer<typeof CreateSchedule>
export type UpdateSchedule = z.infer<typeof UpdateSchedule>
