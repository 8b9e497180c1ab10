import { AppError } from '#/lib/errors.ts'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import type { Links } from '#/lib/contract/hal.ts'
import type { ReportRunList, RunPage } from '#/lib/contract/report-run-list.ts'
import type { AppContext } from '#/runs-api/http/context.ts'
import { link } from '#/runs-api/http/hal/links.ts'
import { pageOf, paged } from '#/runs-api/http/hal/paging.ts'
import { orderOf, type RunListQuery } from '#/runs-api/http/runs/list-query.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { runResource } from '#/runs-api/http/runs/run-resource.ts'
import { countRuns } from '#/runs-api/store/runs/count-runs.ts'
import { listAndCountRuns, listRunsByPage, newestRunId, type ListedRun } from '#/runs-api/store/runs/list-runs.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { formatCursor, parseCursor } from '#/runs-api/store/runs/run-ordering.ts'

const maxPerPage = 200

export type ListRequest = {
  c: AppContext
  deps: RunRouteDeps
  query: RunListQuery
  selection: RunSelection
  href: string
}

async function resources({ c, deps }: ListRequest, runs: ListedRun[]): Promise<ReportRunList['_embedded']> {
  const view = { access: c.get('access'), publicUrl: deps.publicUrl }
  const fields = await Promise.all(runs.map((run) => deps.forms.bareFields(run.versionId, run.parameters)))
  return { report_runs: runs.map((run, at) => runResource(run, fields[at] ?? [], view)) }
}

/** The same list, continued at a run by cursor. */
function cursorHref(
  { c, href }: ListRequest,
  way: 'after' | 'before',
  at: { run: ListedRun; order: RunOrder },
): string {
  const query = new URLSearchParams(new URL(c.req.url).searchParams)
  for (const name of ['after', 'before', 'page', 'as_of']) query.delete(name)
  query.set(way, formatCursor({ by: at.order.column, value: at.run.orderValue, id: at.run.id }))
  return `${href}?${query.toString()}`
}

function withParameter(href: string, name: string, value: string): string {
  const [path = '', text = ''] = href.split('?')
  const query = new URLSearchParams(text)
  query.set(name, value)
  return `${path}?${query.toString()}`
}

function refuseTwoWays({ after, before, page }: RunListQuery): void {
  const [first, second] = Object.entries({ after, before, page }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  if (second === undefined) return
  throw new AppError('bad_request', `${first} and ${second} were both given; one of them leads on`)
}

/**
 * The Mode-style list: pages by number, counted exactly (RUNS-API 3). Its links carry `as_of`, the newest run of the first
 * page's time, so that following them repeats nothing while runs come in; `next` goes on by cursor.
 */
export async function answerPage(request: ListRequest): Promise<ReportRunList> {
  const { c, deps, query, href } = request
  refuseTwoWays(query)
  const { db } = deps.store
  const upToId = query.as_of === undefined ? await newestRunId(db) : Number(query.as_of)
  const selection = { ...request.selection, upToId }
  const order = orderOf(query)
  const at = pageOf(query)
  const totalCount = await countRuns(db, query.as_of === undefined ? request.selection : selection)
  const isPast = (at.page - 1) * at.perPage >= totalCount
  const runs = isPast ? [] : await listRunsByPage(db, selection, { order, ...at })
  const list = paged({ href, url: c.req.url, ...at, count: runs.length, totalCount })
  const last = runs.at(-1)
  const links: Links = { ...list._links }
  const next = links['next_page']
  if (next !== undefined) links['next_page'] = link(withParameter(next.href, 'as_of', String(upToId)))
  if (next !== undefined && last !== undefined) {
    links['next'] = link(cursorHref(request, 'after', { run: last, order }))
  }
  return { ...list, _links: links, _embedded: await resources(request, runs) }
}

/** A page by cursor, of a list of any length (RUNS-API 8). */
export async function answerCursor(request: ListRequest): Promise<RunPage> {
  const { c, deps, query, selection, href } = request
  const { db } = deps.store
  refuseTwoWays(query)
  const order = orderOf(query)
  const { perPage } = pageOf(query, maxPerPage)
  const way = query.before === undefined ? 'after' : 'before'
  const cursor = query.before ?? query.after
  const place = cursor === undefined ? null : parseCursor(cursor, order)
  const { runs, hasMore, total } = await listAndCountRuns(db, selection, { order, place, way, limit: perPage })
  const links: Links = { self: link(`${href}${new URL(c.req.url).search}`) }
  const [first, last] = [runs.at(0), runs.at(-1)]
  const hasNext = way === 'before' || hasMore
  const hasPrevious = way === 'before' ? hasMore : place !== null
  if (last !== undefined && hasNext) links['next'] = link(cursorHref(request, 'after', { run: last, order }))
  if (first !== undefined && hasPrevious) links['prev'] = link(cursorHref(request, 'before', { run: first, order }))
  return {
    _links: links,
    pagination: { per_page: perPage, count: runs.length, total_count: total.count, total_is_exact: total.isExact },
    _embedded: await resources(request, runs),
  }
}
