import { z } from 'zod'
import { Links, Pagination, Timestamp, Token } from '#/lib/contract/hal.ts'

/**
 * Failures that share a fingerprint, and so a reason: `count` were created within the span asked for, `open_count` are open,
 * whenever they were created; `first_seen_at` is of all time. `reports` names up to five of the `reports_count` reports, those
 * with most of them first. `message` is that of the newest. `_links`: `runs`, all of them, and `latest_run`.
 */
export const FailureGroup = z.object({
  fingerprint: z.string(),
  code: z.string(),
  message: z.string(),
  first_seen_at: Timestamp,
  last_seen_at: Timestamp,
  count: z.number().int(),
  open_count: z.number().int(),
  reports: z.array(z.object({ token: Token, name: z.string() })),
  reports_count: z.number().int(),
  _links: Links,
})
export type FailureGroup = z.infer<typeof FailureGroup>

/** `GET /{a}/failures` (ours): the failures of a span up to now, and the open ones, by their reasons. */
export const FailureGroupList = z.object({
  _links: Links,
  span: z.object({ from: Timestamp, to: Timestamp }),
  pagination: Pagination,
  _embedded: z.object({ failures: z.array(FailureGroup) }),
})
export type FailureGroupList = z.infer<typeof FailureGroupList>
