import { z } from 'zod'
import { QueryWork } from './query-job.ts'
import { QueryOutcome } from './query-outcome.ts'

/** What the executor tells a child: run this, or stop what you run. */
export const MessageToChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), work: QueryWork }),
  z.object({ type: z.literal('stop') }),
])
export type MessageToChild = z.infer<typeof MessageToChild>

/** What a child answers. `started` comes at once, and tells a query that ended its process from one that never began. `memory` comes regularly where the parent cannot look for itself. */
export const MessageFromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('memory'), residentBytes: z.number() }),
  z.object({ type: z.literal('done'), outcome: QueryOutcome }),
])
export type MessageFromChild = z.infer<typeof MessageFromChild>
