import { z } from 'zod'
import { Forms, Links, Pagination, Timestamp, Token } from '#/lib/contract/hal.ts'
import { nameText } from '#/lib/contract/name-text.ts'
import { FormField } from '#/lib/reports/form-field.ts'
import { reportHealths } from '#/lib/reports/report-health.ts'
import { runStates } from '#/lib/runs/run-state.ts'

/** One run of a strip: as much as a bar of it shows. */
export const StripRun = z.object({
  token: Token,
  state: z.enum(runStates),
  created_at: Timestamp,
  duration_seconds: z.number().nullable(),
})
export type StripRun = z.infer<typeof StripRun>

/** A report (RUNS-API 5). `expected_runtime` is in seconds; counts are of what exists now. */
export const Report = z.object({
  token: Token,
  id: z.string(),
  name: z.string(),
  description: z.string(),
  type: z.literal('Report'),
  space_token: Token,
  account_id: z.string(),
  account_username: z.string(),
  public: z.boolean(),
  archived: z.boolean(),
  query_count: z.number().int(),
  max_query_count: z.literal(160),
  chart_count: z.number().int(),
  runs_count: z.number().int(),
  schedules_count: z.number().int(),
  view_count: z.number().int(),
  expected_runtime: z.number(),
  last_successful_run_token: Token.nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
  edited_at: Timestamp.nullable(),
  last_saved_at: Timestamp.nullable(),
  last_run_at: Timestamp.nullable(),
  last_successfully_run_at: Timestamp.nullable(),
  published_at: Timestamp.nullable(),
  theme_id: z.string().nullable(),
  color_mappings: z.record(z.string(), z.string()),
  last_successful_sync_at: Timestamp.nullable(),
  full_width: z.boolean(),
  manual_run_disabled: z.boolean(),
  run_privately: z.boolean(),
  drilldowns_enabled: z.boolean(),
  is_embedded: z.boolean(),
  is_signed: z.boolean(),
  shared: z.boolean(),
  web_preview_image: z.string().nullable(),
  /** Ours: why the report's file could not be read; null when it could. */
  load_error: z.string().nullable(),
  /** Ours: the form a run of it takes, where one report is asked for. */
  form_fields: z.array(FormField).optional(),
  /** Ours, where `strip` asks for them: its last runs, the newest last, and what they say of it now. */
  recent_runs: z.array(StripRun).optional(),
  health: z.enum(reportHealths).optional(),
  open_failures: z.number().int().optional(),
  /** When the first failed run of the streak was created, or, where a good one came since, the oldest open failure. */
  failing_since: Timestamp.nullable().optional(),
  _links: Links,
  _forms: Forms.optional(),
})
export type Report = z.infer<typeof Report>

export const ReportList = z.object({
  _links: Links,
  pagination: Pagination,
  _embedded: z.object({ reports: z.array(Report) }),
})
export type ReportList = z.infer<typeof ReportList>

/** The body of `PATCH /{a}/reports/{r}`: wrapped, as Mode has it (RUNS-API 5). */
export const UpdateReport = z.object({
  report: z.object({
    name: nameText(200).optional(),
    description: z.string().max(10_000).optional(),
    space_token: Token.optional(),
    manual_run_disabled: z.boolean().optional(),
    full_width: z.boolean().optional(),
  }),
})
export type UpdateReport = z.infer<typeof UpdateReport>

/** A query of a report as it stands today (RUNS-API 5). */
export const ReportQuery = z.object({
  id: z.string(),
  token: Token,
  raw_query: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
  name: z.string(),
  last_run_id: z.string().nullable(),
  data_source_id: z.string().nullable(),
  explorations_count: z.number().int(),
  report_imports_count: z.number().int(),
  mapping_id: z.string().nullable(),
  _links: Links,
})
export type ReportQuery = z.infer<typeof ReportQuery>
