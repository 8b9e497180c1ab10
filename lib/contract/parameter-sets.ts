import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { Parameters } from '#/lib/reports/parameters.ts'
import { runStates } from '#/lib/runs/run-state.ts'
import { intervals } from '#/lib/time/interval.ts'

/** The runs of one parameter set created within one slot; `slot` is its place among the slots, from 0. */
export const ParameterSetCell = z.object({
  slot: z.number().int(),
  runs_count: z.number().int(),
  failed_count: z.number().int(),
  newest: z.object({ token: Token, state: z.enum(runStates), started_at: Timestamp.nullable() }),
})
export type ParameterSetCell = z.infer<typeof ParameterSetCell>

/** One set of values that runs of a report were started with. */
export const ParameterSet = z.object({
  parameters: Parameters,
  last_run_at: Timestamp,
  runs_count: z.number().int(),
  cells: z.array(ParameterSetCell),
})
export type ParameterSet = z.infer<typeof ParameterSet>

/**
 * `GET /{a}/reports/{r}/parameter_sets` (ours): the parameter sets of a report, the one used last first, each with its newest
 * run in every slot that has one. Only the newest 10,000 runs are looked at: `looked_from` is when the oldest of those was
 * created, null where they are all.
 */
export const ParameterSets = z.object({
  _links: Links,
  from: Timestamp,
  to: Timestamp,
  time_zone: z.string(),
  interval: z.enum(intervals).nullable(),
  slots: z.array(z.object({ from: Timestamp, to: Timestamp })),
  runs_count: z.number().int(),
  looked_from: Timestamp.nullable(),
  sets_count: z.number().int(),
  sets: z.array(ParameterSet),
})
export type ParameterSets = z.infer<typeof ParameterSets>
