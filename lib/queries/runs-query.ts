import { type QueryClient, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { RunPage } from '#/lib/client/run.ts'
import { type RunsPlace, type RunsSelection, filterSearch, runsSearch } from '#/lib/client/runs-search.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { type RunPages, loadedRuns } from '#/lib/queries/loaded-runs.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

export type { RunsSelection } from '#/lib/client/runs-search.ts'

const runClient = onDemand(() => import('#/lib/client/run.ts'))
const firstPageRuns = 50
const furtherPageRuns = 200

/** How many runs a page asks for: few where somebody waits, many further on. */
export function runsOfPage(place: RunsPlace | null): number {
  return place === null ? firstPageRuns : furtherPageRuns
}

/** What tells selections apart, the same in whatever order their filters were given. */
function selectionKey({ report, filters, order }: RunsSelection) {
  return { report, filters: filters.filter((text) => text !== '').toSorted(), order }
}

type RunsKey = readonly [...ReturnType<typeof runKeys.lists>, ReturnType<typeof selectionKey>]

/** A run that changed may have moved behind the cursor, and would come again: it stays where it is. */
function withoutLoaded(page: RunPage, data: RunPages | undefined): RunPage {
  const loaded = loadedRuns(data)
  const runs = page.runs.filter(({ token }) => loaded.indexOf(token) === -1)
  return { ...page, runs }
}

/**
 * The runs of a selection by cursor, both ways. They are read once: what changes is patched in place by `useLiveRuns`, what
 * is new is counted by `newRunsCountQuery` and comes in with `showNewRuns`.
 */
export function runsQuery(selection: RunsSelection) {
  const { account, report } = selection
  return infiniteQueryOptions<RunPage, Error, RunPages, RunsKey, RunsPlace | null>({
    queryKey: [...runKeys.lists(account), selectionKey(selection)],
    queryFn: async ({ client, queryKey, pageParam, signal }) => {
      const search = runsSearch(selection, pageParam, runsOfPage(pageParam))
      const { listRuns } = await runClient()
      const page = await listRuns(browserFetchUntil(signal), account, search)
      const isFurther = client.getQueryState(queryKey)?.fetchMeta?.fetchMore !== undefined
      return isFurther ? withoutLoaded(page, client.getQueryData<RunPages>(queryKey)) : page
    },
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : { way: 'after', cursor: nextCursor }),
    getPreviousPageParam: ({ previousCursor }) =>
      previousCursor === null ? null : { way: 'before', cursor: previousCursor },
    // Comparing ten thousand runs to keep those that are equal costs more than showing them.
    structuralSharing: false,
    staleTime: Infinity,
    // Other filters replace the rows when theirs are there; another report begins empty.
    placeholderData: (previous, query) => {
      const [, ofAccount, , of] = query?.queryKey ?? []
      return ofAccount === account && of?.report === report ? previous : undefined
    },
  })
}

/** The moment up to which a loaded list knows of new runs, by the clock of the server. */
export function readAtOf(data: RunPages): string | null {
  return data.pages.find((_page, at) => data.pageParams[at] === null)?.readAt ?? data.pages[0]?.readAt ?? null
}

/**
 * How many runs of a selection were created after a moment (ISO 8601, of the server's clock: `readAtOf`); at least that many
 * where `isExact` is false. Asked again when `useLiveRuns` hears of a run that the list does not hold.
 */
export function newRunsCountQuery(selection: RunsSelection, sinceIso: string) {
  const { account } = selection
  return queryOptions({
    queryKey: [...runKeys.newCounts(account), selectionKey(selection), sinceIso] as const,
    queryFn: async ({ signal }) => {
      const search = filterSearch(selection)
      search.append('filter', `created_at.gt.${sinceIso}`)
      search.set('per_page', '1')
      const { listRuns } = await runClient()
      const { totalCount, totalIsExact } = await listRuns(browserFetchUntil(signal), account, search)
      return { count: totalCount, isExact: totalIsExact }
    },
    staleTime: Infinity,
  })
}

/** Reads the first page of a selection anew and shows only that: what is new is then among it. */
export async function showNewRuns(client: QueryClient, selection: RunsSelection): Promise<void> {
  // A further page that is on its way would be taken for the first.
  await client.cancelQueries({ queryKey: runsQuery(selection).queryKey, exact: true })
  await client.infiniteQuery({ ...runsQuery(selection), staleTime: 0, pages: 1 })
}
