import { z } from 'zod'
import { Links, Pagination } from '#/lib/contract/hal.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'

/** `GET /{a}/reports/{r}/runs`, counted exactly over the filtered set (RUNS-API 3). */
export const ReportRunList = z.object({
  _links: Links,
  pagination: Pagination,
  _embedded: z.object({ report_runs: z.array(ReportRun) }),
})
export type ReportRunList = z.infer<typeof ReportRunList>

/**
 * A page reached by cursor (RUNS-API 8): `_links.next` and `_links.prev` lead on.
 * `total_count` is exact when `total_is_exact`; otherwise there are at least that many.
 */
export const RunPage = z.object({
  _links: Links,
  pagination: z.object({
    per_page: z.number().int(),
    count: z.number().int(),
    total_count: z.number().int(),
    total_is_exact: z.boolean(),
  }),
  _embedded: z.object({ report_runs: z.array(ReportRun) }),
})
export type RunPage = z.infer<typeof RunPage>
