import 'server-only'
import { listReports } from '#/lib/client/report.ts'
import { type RunPage, listRuns } from '#/lib/client/run.ts'
import { runsSearch } from '#/lib/client/runs-search.ts'
import { type Loaded, load } from '#/lib/server/load.ts'

export type PageSearch = Record<string, string | string[] | undefined>

/** A page's search as the text behind the question mark, repeated names and all. */
export function searchOf(given: PageSearch): URLSearchParams {
  const pairs = Object.entries(given).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  )
  return new URLSearchParams(pairs)
}

/** The runs that an address selects, of one report when it is given. */
export async function loadRuns(account: string, search: URLSearchParams, report: string | null = null) {
  const loaded: Loaded<RunPage> = await load((fetch) => listRuns(fetch, account, runsSearch(search, report)))
  return loaded
}

/** The reports of an account by name; none when they cannot be read, for a list that works without them. */
export async function loadReportNames(account: string): Promise<{ token: string; name: string }[]> {
  const { value = [] } = await load((fetch) => listReports(fetch, account))
  return value.map(({ token, name }) => ({ token, name })).sort((a, b) => a.name.localeCompare(b.name))
}
