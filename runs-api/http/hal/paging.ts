import { z } from 'zod'
import type { Links, Pagination } from '#/lib/contract/hal.ts'
import { link } from '#/runs-api/http/hal/links.ts'

const wholeNumber = z
  .string()
  .regex(/^0*[1-9]\d{0,9}$/, 'takes a whole number from 1')
  .transform(Number)

/** The `request.query` of a paged list (RUNS-API 3, "List"). */
export const PageQuery = z.object({
  page: wholeNumber.optional().describe('From 1.'),
  per_page: wholeNumber.optional().describe('20 unless said; more than the list allows is clamped silently.'),
})
export type PageQuery = z.infer<typeof PageQuery>

export type Page = { page: number; perPage: number }

/** The page a query asks for: 20 a page unless it says otherwise, never more than `maxPerPage`. */
export function pageOf(query: PageQuery, maxPerPage = 30): Page {
  return { page: query.page ?? 1, perPage: Math.min(query.per_page ?? 20, maxPerPage) }
}

type Listed = Page & {
  /** The list's own address, without a query string. */
  href: string
  /** The address the request came to: its query string is kept in the links. */
  url: string
  /** On this page, and in the whole filtered set. */
  count: number
  totalCount: number
}

function hrefWith(href: string, query: URLSearchParams): string {
  const text = query.toString()
  return text === '' ? href : `${href}?${text}`
}

/** `_links` and `pagination` of a list; a link to a page is there only where that page exists (RUNS-API 3). */
export function paged({ href, url, page, perPage, count, totalCount }: Listed): {
  _links: Links
  pagination: Pagination
} {
  const { searchParams } = new URL(url)
  const totalPages = Math.ceil(totalCount / perPage)
  const hrefOfPage = (number: number): string => {
    const query = new URLSearchParams(searchParams)
    query.set('page', String(number))
    return hrefWith(href, query)
  }
  const links: Links = { self: link(hrefWith(href, searchParams)) }
  if (page < totalPages) links['next_page'] = link(hrefOfPage(page + 1))
  if (page > 1 && page - 1 <= totalPages) links['prev_page'] = link(hrefOfPage(page - 1))
  return {
    _links: links,
    pagination: { page, per_page: perPage, count, total_pages: totalPages, total_count: totalCount },
  }
}
