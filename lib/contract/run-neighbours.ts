import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { runStates } from '#/lib/runs/run-state.ts'

/** As much of a run as it takes to lead there. */
export const NeighbourRun = z.object({
  token: Token,
  state: z.enum(runStates),
  created_at: Timestamp,
  _links: Links,
})
export type NeighbourRun = z.infer<typeof NeighbourRun>

/**
 * `GET …/runs/{run}/neighbours` (ours): runs of the same report. `previous` and `next` were created before and after it,
 * equal moments by an inner number, as in lists. `last_successful` is the newest good run but this one, wherever it lies;
 * `latest` the newest of all, which may be this one.
 */
export const RunNeighbours = z.object({
  _links: Links,
  previous: NeighbourRun.nullable(),
  next: NeighbourRun.nullable(),
  last_successful: NeighbourRun.nullable(),
  latest: NeighbourRun,
})
export type RunNeighbours = z.infer<typeof RunNeighbours>
