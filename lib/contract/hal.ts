import { z } from 'zod'

/** A HAL link: `templated` is there only where it is true (RUNS-API 1). */
export const Link = z.object({ href: z.string(), templated: z.boolean().optional() })
export type Link = z.infer<typeof Link>

export const Links = z.record(z.string(), Link)
export type Links = z.infer<typeof Links>

/** An action that is possible now, as `_forms` offers it (RUNS-API 1). */
export const Form = z.object({
  method: z.enum(['get', 'post', 'patch', 'delete']),
  action: z.string(),
  input: z.record(z.string(), z.unknown()).optional(),
})
export type Form = z.infer<typeof Form>

export const Forms = z.record(z.string(), Form)

/** UTC with exactly three fraction digits and `Z` (RUNS-API 1). */
export const Timestamp = z.string().regex(/^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** Twelve lowercase hexadecimal characters (RUNS-API 1). */
export const Token = z.string().regex(/^[0-9a-f]{12}$/)

/** The body of every answer that is not a success (RUNS-API 1). */
export const ErrorBody = z.object({ id: z.string(), message: z.string() })
export type ErrorBody = z.infer<typeof ErrorBody>

/** Where a page stands in the whole; `total_count` is exact where the contract says so (RUNS-API 3). */
export const Pagination = z.object({
  page: z.number().int(),
  per_page: z.number().int(),
  count: z.number().int(),
  total_pages: z.number().int(),
  total_count: z.number().int(),
})
export type Pagination = z.infer<typeof Pagination>
