import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { runStates } from '#/lib/runs/run-state.ts'

/** A run as a bar of the timeline shows it. */
export const TimelineRun = z.object({
  token: Token,
  report_token: Token,
  report_name: z.string(),
  state: z.enum(runStates),
  created_at: Timestamp,
  started_at: Timestamp.nullable(),
  completed_at: Timestamp.nullable(),
})
export type TimelineRun = z.infer<typeof TimelineRun>

/** A run that a schedule will start. */
export const ScheduledRun = z.object({
  at: Timestamp,
  report_token: Token,
  report_name: z.string(),
  schedule_token: Token,
})
export type ScheduledRun = z.infer<typeof ScheduledRun>

/** A lane: what its runs share. `key` is what the grammar of filters calls it; null where the runs do not have it. */
export const TimelineLane = z.object({
  key: z.string().nullable(),
  name: z.string(),
  runs_count: z.number().int(),
  runs: z.array(TimelineRun),
  counts: z.array(z.object({ slot: z.number().int(), state: z.enum(runStates), runs_count: z.number().int() })),
  scheduled: z.array(ScheduledRun),
})
export type TimelineLane = z.infer<typeof TimelineLane>

/**
 * `GET /{a}/runs/timeline` (ours): the filtered runs that were created before `to` and were not over before `from`. Up to
 * 2,000 come one by one and `slots` is null; of more, each is counted in the slot in which it was created, or in the first,
 * in the 200 lanes that have most. `lanes_count` is of all. Where even counting stopped, after 200,000 runs, the older ones
 * are left out and `is_complete` is false.
 */
export const RunTimeline = z.object({
  _links: Links,
  from: Timestamp,
  to: Timestamp,
  lane: z.string(),
  runs_count: z.number().int(),
  is_complete: z.boolean(),
  lanes_count: z.number().int(),
  slots: z.array(z.object({ from: Timestamp, to: Timestamp })).nullable(),
  lanes: z.array(TimelineLane),
  scheduled_is_complete: z.boolean(),
})
export type RunTimeline = z.infer<typeof RunTimeline>
