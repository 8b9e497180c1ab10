import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { FailureGroupList, type FailureGroup } from '#/lib/contract/failure-group.ts'
import { healthSpans } from '#/lib/contract/health-span.ts'
import { formatFilter } from '#/lib/filters/run-filter.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { App } from '#/runs-api/http/context.ts'
import { accountHref, accountRunsHref, link, runHref } from '#/runs-api/http/hal/links.ts'
import { paged, pageOf, PageQuery } from '#/runs-api/http/hal/paging.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { shapeOf } from '#/runs-api/http/health/health-query.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import {
  groupOrders,
  listFailureGroups,
  type FailureGroup as Stored,
} from '#/runs-api/store/health/list-failure-groups.ts'

const maxPerPage = 100

const FailuresQuery = PageQuery.extend({
  span: z.enum(healthSpans).default('7d').describe('Up to now; open failures come whenever they were created.'),
  order_by: z.enum(groupOrders).default('last_seen'),
  order: z.enum(['asc', 'desc']).default('desc'),
})

const failures = createRoute({
  method: 'get',
  path: '/api/{account}/failures',
  summary: 'Recent and open failures, gathered by their reasons',
  tags: ['Health'],
  request: { params: AccountPath, query: FailuresQuery },
  responses: { 200: halAnswer(FailureGroupList, 'A page of groups, those last seen first unless said otherwise.') },
})

function groupResource(group: Stored, account: string): FailureGroup {
  const { fingerprint, code, message, reports } = group
  const filter = formatFilter({ field: 'failure', parameter: null, operator: 'eq', values: [fingerprint] })
  return {
    fingerprint,
    code,
    message,
    first_seen_at: timestamp(group.firstSeenAt),
    last_seen_at: timestamp(group.lastSeenAt),
    count: group.runs,
    open_count: group.openRuns,
    reports,
    reports_count: group.reportsCount,
    _links: {
      runs: link(`${accountRunsHref(account)}?filter=${encodeURIComponent(filter)}`),
      latest_run: link(runHref(account, group.latestReportToken, group.latestRunToken)),
    },
  }
}

/** `GET /{a}/failures` (ours). */
export function registerFailureRoutes(app: App, deps: RunRouteDeps): void {
  app.openapi(failures, async (c) => {
    const { scope, account } = c.get('access')
    const query = c.req.valid('query')
    const page = pageOf(query, maxPerPage)
    const to = deps.clock()
    const from = new Date(to.getTime() - shapeOf(query.span).spanMs)
    const { order_by: order, order: direction } = query
    const found = await listFailureGroups(deps.store.db, { scope, from, order, direction, ...page })
    const href = `${accountHref(account.username)}/failures`
    const listed = { href, url: c.req.url, ...page, count: found.groups.length, totalCount: found.count }
    const groups = found.groups.map((group) => groupResource(group, account.username))
    const span = { from: timestamp(from), to: timestamp(to) }
    return hal(c, { ...paged(listed), span, _embedded: { failures: groups } }, 200)
  })
}
