import { FailureGroupList, type FailureGroup as WireGroup } from '#/lib/contract/failure-group.ts'
import type { HealthSpan } from '#/lib/contract/health-span.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'

/** Failures that share a reason: `count` of the span, `openCount` open ones of any time. `filter` selects their runs. */
export type FailureGroup = {
  fingerprint: string
  code: string
  message: string
  firstSeenAt: string
  lastSeenAt: string
  count: number
  openCount: number
  /** Up to five of the `reportsCount` reports, those with most of them first. */
  reports: { token: string; name: string }[]
  reportsCount: number
  filter: string
}

export type FailureGroups = { groups: FailureGroup[]; totalCount: number; pagesCount: number }

export type FailureQuestion = { span: HealthSpan; orderBy: 'last_seen' | 'count'; page: number }

function reshapeGroup(group: WireGroup): FailureGroup {
  const { fingerprint, code, message, count, reports } = group
  return {
    fingerprint,
    code,
    message,
    firstSeenAt: group.first_seen_at,
    lastSeenAt: group.last_seen_at,
    count,
    openCount: group.open_count,
    reports,
    reportsCount: group.reports_count,
    filter: new URL(group._links['runs']?.href ?? '', 'http://runs').searchParams.get('filter') ?? '',
  }
}

/** A page (from 1) of fifty groups of the failures of a span up to now and of the open ones. */
export async function listFailureGroups(
  fetch: Fetch,
  account: string,
  { span, orderBy, page }: FailureQuestion,
): Promise<FailureGroups> {
  const search = new URLSearchParams({ span, order_by: orderBy, page: String(page), per_page: '50' })
  const list = await read(fetch, `${apiPath(account, 'failures')}?${search}`, FailureGroupList)
  const { total_count: totalCount, total_pages: pagesCount } = list.pagination
  return { groups: list._embedded.failures.map(reshapeGroup), totalCount, pagesCount }
}
