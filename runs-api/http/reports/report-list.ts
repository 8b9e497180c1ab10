import { z } from 'zod'
import type { ReportList } from '#/lib/contract/report.ts'
import { AppError } from '#/lib/errors.ts'
import { filterTime } from '#/lib/filters/filter-time.ts'
import { parseFilter } from '#/lib/filters/run-filter.ts'
import { parseOrderAmong } from '#/lib/filters/run-order.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { pageOf, paged, PageQuery } from '#/runs-api/http/hal/paging.ts'
import { reportResource } from '#/runs-api/http/hal/report.ts'
import { readRecords, Strip } from '#/runs-api/http/reports/strip.ts'
import {
  countReports,
  listReports,
  reportOrders,
  reportTimes,
  type ReportPage,
  type ReportSelection,
  type ReportTime,
} from '#/runs-api/store/reports.ts'

const maxPerPage = 200
const times = reportTimes.join(', ')

/** The query string of a list of reports; `filter` may be given more than once (RUNS-API 3, 5). */
export const ReportsQuery = PageQuery.extend({
  filter: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('`{created_at|updated_at}.{gt|lt}.{ISO 8601}`'),
  order: z.string().optional().describe('`asc` or `desc`'),
  order_by: z
    .string()
    .optional()
    .describe('`created_at`, `updated_at`, `name` or `health` (those that fail come first)'),
  search: z.string().max(200).optional().describe('Words that the name of a report holds.'),
  report: z.string().max(4_000).optional().describe('Tokens of reports, separated by commas: these only.'),
  archived: z.enum(['true', 'false']).optional().describe('Only archived reports, or only others.'),
  strip: Strip,
})
export type ReportsQuery = z.infer<typeof ReportsQuery>

function timeOf(column: string): ReportTime {
  const time = reportTimes.find((name) => name === column)
  if (time !== undefined) return time
  throw new AppError('bad_request', `Reports are filtered by ${times}, not by ${column}.`)
}

function timesOf(filter: ReportsQuery['filter'], now: Date): ReportSelection['times'] {
  return [filter ?? []].flat().map((text) => {
    const { field, operator, values } = parseFilter(text)
    return { column: timeOf(field), operator, at: filterTime(values[0] ?? '', now) ?? now }
  })
}

/** The newest first unless the query says otherwise; by name and by health from the first on. */
function orderOf({ order, order_by: orderBy }: ReportsQuery): ReportPage['order'] {
  const { column, direction } = parseOrderAmong(reportOrders, { order, orderBy })
  const usual = column === 'name' || column === 'health' ? 'asc' : 'desc'
  return { column: column ?? 'created_at', direction: direction ?? usual }
}

function selectionOf({ access, collectionId, query }: Listing, now: Date): ReportSelection {
  const { archived, report, search = '', filter } = query
  return {
    scope: access.scope,
    collectionId,
    isArchived: archived === undefined ? null : archived === 'true',
    words: search.trim(),
    tokens: report?.split(',') ?? null,
    times: timesOf(filter, now),
  }
}

type Listing = {
  access: Access
  /** One collection's reports, or all that the caller may see. */
  collectionId: number | null
  /** The list's own address, and the one the request came to. */
  href: string
  url: string
  query: ReportsQuery
}

/** A page of reports, newest first unless the query orders them otherwise. Throws AppError `bad_request` for a bad query. */
export async function reportList(deps: RouteDeps, listing: Listing): Promise<ReportList> {
  const { db } = deps.store
  const { access, href, url, query } = listing
  const selection = selectionOf(listing, deps.clock())
  const page = pageOf(query, maxPerPage)
  const [reports, totalCount] = await Promise.all([
    listReports(db, selection, { ...page, order: orderOf(query) }),
    countReports(db, selection),
  ])
  const records = await readRecords(deps, reports, query.strip)
  const view = { access, publicUrl: deps.publicUrl }
  const resources = reports.map((report) => reportResource(report, { ...view, record: records.get(report.id) }))
  return {
    ...paged({ href, url, ...page, count: reports.length, totalCount }),
    _embedded: { reports: resources },
  }
}
