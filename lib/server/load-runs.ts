import 'server-only'
import { type DehydratedState, QueryClient, dehydrate } from '@tanstack/react-query'
import { listReports } from '#/lib/client/report.ts'
import { type RunPage, listRuns } from '#/lib/client/run.ts'
import { type RunsSelection, runsSearch } from '#/lib/client/runs-search.ts'
import type { ErrorCode } from '#/lib/errors.ts'
import { parseOrder } from '#/lib/filters/run-order.ts'
import { runsOfPage, runsQuery } from '#/lib/queries/runs-query.ts'
import { type Loaded, load } from '#/lib/server/load.ts'

export type PageSearch = Record<string, string | string[] | undefined>

/** What a page hands to its cache, or why there is nothing to hand over. */
export type LoadedRunList = { state: DehydratedState; problem: { code: ErrorCode; message: string } | null }

/** A page's search as the text behind the question mark, repeated names and all. */
export function searchOf(given: PageSearch): URLSearchParams {
  const pairs = Object.entries(given).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  )
  return new URLSearchParams(pairs)
}

/** The first runs of a selection, under the key by which the page's scripts go on with them. */
export async function loadRunList(selection: RunsSelection): Promise<LoadedRunList> {
  const client = new QueryClient()
  const { problem } = await load((fetch) =>
    client.infiniteQuery({
      ...runsQuery(selection),
      queryFn: () => listRuns(fetch, selection.account, runsSearch(selection, null, runsOfPage(null))),
    }),
  )
  return { state: dehydrate(client), problem: problem ? { code: problem.code, message: problem.message } : null }
}

/** The runs that an address selects, of one report when it is given. */
export async function loadRuns(account: string, search: URLSearchParams, report: string | null = null) {
  const order = () => parseOrder(search.get('order') ?? undefined, search.get('order_by') ?? undefined)
  const loaded: Loaded<RunPage> = await load(async (fetch) => {
    const asked = runsSearch(
      { account, report, filters: search.getAll('filter'), order: order() },
      null,
      runsOfPage(null),
    )
    for (const way of ['after', 'before']) if (search.get(way)) asked.set(way, search.get(way) ?? '')
    return await listRuns(fetch, account, asked)
  })
  return loaded
}

/** The reports of an account by name; none when they cannot be read, for a list that works without them. */
export async function loadReportNames(account: string): Promise<{ token: string; name: string }[]> {
  const { value = [] } = await load((fetch) => listReports(fetch, account))
  return value.map(({ token, name }) => ({ token, name })).sort((a, b) => a.name.localeCompare(b.name))
}
