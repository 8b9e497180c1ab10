import { z } from 'zod'
import { Forms, Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { FormField } from '#/lib/reports/form-field.ts'
import { Parameters } from '#/lib/reports/parameters.ts'
import { pythonStates, runTriggers } from '#/lib/runs/run-attributes.ts'
import { maxNoteLength } from '#/lib/runs/failure-note.ts'
import { runStates } from '#/lib/runs/run-state.ts'

/** Who took note of an open failure, when, and what they wrote. */
export const Acknowledgement = z.object({ by: z.string(), at: Timestamp, note: z.string().nullable() })
export type Acknowledgement = z.infer<typeof Acknowledgement>

/**
 * Why a run failed, on the run itself (RUNS-API 2, ours). It is open until a later run of the same report with the same
 * parameters succeeds: `recovered_by`. Whoever took note of it while it was open is `acknowledged`.
 */
export const RunFailure = z.object({
  code: z.string(),
  message: z.string(),
  fingerprint: z.string(),
  query_token: z.string().nullable(),
  is_open: z.boolean(),
  recovered_by: z.object({ token: Token, completed_at: Timestamp }).nullable(),
  acknowledged: Acknowledgement.nullable(),
})
export type RunFailure = z.infer<typeof RunFailure>

/**
 * A report run on the wire: specification "Report Run object", with the properties RUNS-API 2 adds.
 * `queue_seconds` and `duration_seconds` are seconds with fractions; every timestamp is UTC.
 */
export const ReportRun = z.object({
  token: Token,
  state: z.enum(runStates),
  python_state: z.enum(pythonStates),
  parameters: Parameters,
  form_fields: z.array(FormField),
  is_latest_report_run: z.boolean(),
  is_latest_successful_report_run: z.boolean(),
  has_more_recent_successful_run_available: z.boolean(),
  report_has_failures_since_last_success: z.boolean(),
  created_at: Timestamp,
  updated_at: Timestamp,
  completed_at: Timestamp.nullable(),
  purge_started_at: Timestamp.nullable(),
  purge_completed_at: Timestamp.nullable(),
  pusher_channel_name: z.string(),
  started_at: Timestamp.nullable(),
  queue_seconds: z.number().nullable(),
  duration_seconds: z.number().nullable(),
  /** What its report usually takes with these parameters, where this run was slower (docs/health.md). */
  slow: z.object({ usual_seconds: z.number() }).nullable(),
  trigger: z.enum(runTriggers),
  failure: RunFailure.nullable(),
  report_name: z.string(),
  report_token: Token,
  executed_by: z.string(),
  _links: Links,
  _forms: Forms,
  _embedded: z.record(z.string(), z.unknown()),
})
export type ReportRun = z.infer<typeof ReportRun>

/**
 * The body of `POST runs`; empty and `{}` are fine (specification "Create a report run"). The form of the report checks the
 * values, and says which field is wrong.
 */
export const StartRun = z.object({ parameters: z.record(z.string(), z.unknown()).nullish() })

/** The body of `PATCH …/runs/{run}/unacknowledge`; empty and `{}` are fine. */
export const UnacknowledgeFailure = z.object({
  with_earlier: z
    .boolean()
    .nullish()
    .describe('Means the open failures of the report that were created before this one too.'),
})

/** The body of `PATCH …/runs/{run}/acknowledge`; empty and `{}` are fine. */
export const AcknowledgeFailure = UnacknowledgeFailure.extend({
  note: z
    .string()
    .trim()
    .max(maxNoteLength)
    .nullish()
    .describe(`What others should know, up to ${maxNoteLength} characters.`),
})
