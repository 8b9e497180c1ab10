import { type Run, listRuns } from '#/lib/client/run.ts'
import type { Fetch } from '#/lib/client/transport.ts'

/** Runs that changed, oldest change first; `isWhole` is false when there are more than were read. */
export type ChangedSince = { runs: Run[]; isWhole: boolean; readAt: string }

const perPage = '200'
const maxPages = 5
/** A change counts from when it began, and can be seen only when it was done. */
const overlapMs = 2_000

/** The runs of an account that changed since a moment (ISO 8601, by the server's clock) or shortly before: at most 1,000. */
export async function listChangedRuns(fetch: Fetch, account: string, sinceIso: string): Promise<ChangedSince> {
  const from = new Date(Date.parse(sinceIso) - overlapMs).toISOString()
  const search = new URLSearchParams({ filter: `updated_at.gt.${from}`, order: 'asc', order_by: 'updated_at' })
  search.set('per_page', perPage)
  let page = await listRuns(fetch, account, search)
  const { readAt } = page
  const runs = [...page.runs]
  for (let at = 1; at < maxPages && page.nextCursor !== null; at += 1) {
    search.set('after', page.nextCursor)
    page = await listRuns(fetch, account, search)
    runs.push(...page.runs)
  }
  return { runs, isWhole: page.nextCursor === null, readAt }
}
