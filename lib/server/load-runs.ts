import 'server-only'
import { type DehydratedState, QueryClient, dehydrate } from '@tanstack/react-query'
import { listRuns } from '#/lib/client/run.ts'
import { type RunsSelection, runsSearch } from '#/lib/client/runs-search.ts'
import type { ErrorCode } from '#/lib/errors.ts'
import { defaultOrder, orderOf } from '#/lib/filters/run-order.ts'
import { runsOfPage, runsQuery } from '#/lib/queries/runs-query.ts'
import { load } from '#/lib/server/load.ts'

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

/** The runs that a page's search selects, as the page's scripts read it. */
export function selectionOf(account: string, report: string | null, given: PageSearch): RunsSelection {
  const search = searchOf(given)
  return { account, report, filters: search.getAll('filter'), order: orderOf(search) ?? defaultOrder }
}
