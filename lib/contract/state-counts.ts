import { z } from 'zod'
import { runStates } from '#/lib/runs/run-state.ts'

/** How many runs are in each state, also where it is none. */
export const StateCounts = z.record(z.enum(runStates), z.number().int())
export type StateCounts = z.infer<typeof StateCounts>
