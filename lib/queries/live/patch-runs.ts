import { replaceEqualDeep } from '@tanstack/react-query'
import type { Run, RunPage } from '#/lib/client/run.ts'
import { type RunPages, placesOf, withRuns } from '#/lib/queries/loaded-runs.ts'

/** Runs by token, as they are now. */
export type ChangedRuns = ReadonlyMap<string, Run>

function patchedPage(page: RunPage, changed: ChangedRuns): RunPage {
  const places = placesOf(page)
  const runs = [...page.runs]
  let isChanged = false
  for (const [token, run] of changed) {
    const place = places.get(token)
    const before = place === undefined ? undefined : runs[place]
    if (place === undefined || before === undefined) continue
    const after = replaceEqualDeep(before, run)
    if (after === before) continue
    runs[place] = after
    isChanged = true
  }
  return isChanged ? withRuns(page, runs) : page
}

/**
 * The pages with changed runs in the places of the old ones: none comes, goes or moves. Pages and rows without a change
 * stay the same objects, and so does the whole when nothing changed.
 */
export function patchPages(data: RunPages, changed: ChangedRuns): RunPages {
  const pages = data.pages.map((page) => patchedPage(page, changed))
  return pages.every((page, at) => page === data.pages[at]) ? data : { ...data, pages }
}

/** Those of `changed` that are younger than what the pages hold of the same runs. */
export function youngerThan(data: RunPages, changed: ChangedRuns): ChangedRuns {
  const held = (page: RunPage, token: string) => page.runs[placesOf(page).get(token) ?? -1]
  const isYounger = ([token, run]: [string, Run]) =>
    data.pages.some((page) => (held(page, token)?.updatedAt ?? run.updatedAt) < run.updatedAt)
  return new Map([...changed].filter(isYounger))
}
