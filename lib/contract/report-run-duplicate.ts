import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { duplicateStates } from '#/lib/runs/run-attributes.ts'

/** A duplication on its way or done (specification "Duplicate a report run"; shape in RUNS-API 3). */
export const ReportRunDuplicate = z.object({
  token: Token,
  state: z.enum(duplicateStates),
  created_at: Timestamp,
  updated_at: Timestamp,
  completed_at: Timestamp.nullable(),
  report_token: Token.nullable(),
  error_message: z.string().nullable(),
  _links: Links,
})
export type ReportRunDuplicate = z.infer<typeof ReportRunDuplicate>
