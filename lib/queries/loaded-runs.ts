import type { InfiniteData } from '@tanstack/react-query'
import type { Run, RunPage } from '#/lib/client/run.ts'
import type { RunsPlace } from '#/lib/client/runs-search.ts'

export type RunPages = InfiniteData<RunPage, RunsPlace | null>

/** The runs of all loaded pages as one row of them, which is not copied to be one. */
export type LoadedRuns = {
  count: number
  at: (index: number) => Run | undefined
  /** Where a run stands; -1 when it is not loaded. */
  indexOf: (token: string) => number
}

const placesOfPages = new WeakMap<RunPage, Map<string, number>>()

/** Where each run of a page stands in it; made once for a page. */
export function placesOf(page: RunPage): Map<string, number> {
  const known = placesOfPages.get(page)
  if (known !== undefined) return known
  const places = new Map(page.runs.map(({ token }, index) => [token, index]))
  placesOfPages.set(page, places)
  return places
}

/** The page with other runs of the same tokens in the same places. */
export function withRuns(page: RunPage, runs: Run[]): RunPage {
  const patched = { ...page, runs }
  placesOfPages.set(patched, placesOf(page))
  return patched
}

/** The page that holds the index, found by halves: `begins` are the indexes at which the pages begin. */
function pageAt(begins: readonly number[], index: number): number {
  let [low, high] = [0, begins.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((begins[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** Costs as much as there are pages, however many runs they hold. */
export function loadedRuns(data: RunPages | undefined): LoadedRuns {
  const pages = data?.pages ?? []
  const begins: number[] = []
  let count = 0
  for (const page of pages) {
    begins.push(count)
    count += page.runs.length
  }
  return {
    count,
    at: (index) => {
      const page = pageAt(begins, index)
      return pages[page]?.runs[index - (begins[page] ?? 0)]
    },
    indexOf: (token) => {
      for (const [at, page] of pages.entries()) {
        const place = placesOf(page).get(token)
        if (place !== undefined) return (begins[at] ?? 0) + place
      }
      return -1
    },
  }
}
