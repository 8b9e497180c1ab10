import { z } from 'zod'
import { Links, Token } from '#/lib/contract/hal.ts'

/** `GET /{a}/report_names` (ours): what every report that the caller sees is called, by name, in one answer. */
export const ReportNames = z.object({
  _links: Links,
  _embedded: z.object({
    report_names: z.array(z.object({ token: Token, name: z.string(), archived: z.boolean() })),
  }),
})
export type ReportNames = z.infer<typeof ReportNames>
