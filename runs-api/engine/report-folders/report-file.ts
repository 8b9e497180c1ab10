import { z } from 'zod'
import { Parameters } from '#/lib/reports/parameters.ts'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'

const Name = z.string().trim().min(1).max(200)

const FileQuery = z.strictObject({
  name: Name,
  file: z.string().regex(/^[^/\\\0]+\.sql$/, 'takes the name of a .sql file beside report.yml'),
  data_source: Name,
  limit: z.number().int().positive().optional(),
})

const FileSchedule = z.strictObject({
  name: Name,
  cron: ScheduleTiming,
  params: Parameters.default({}),
  timeout: z.number().int().min(1).max(86_400).optional(),
})

/** `report.yml` of a report folder (DESIGN 6). */
export const ReportFile = z.strictObject({
  name: Name,
  description: z.string().max(10_000).default(''),
  collection: Name,
  owner: z.string().optional(),
  queries: z.array(FileQuery).min(1).max(160),
  schedules: z.array(FileSchedule).default([]),
})
export type ReportFile = z.infer<typeof ReportFile>
