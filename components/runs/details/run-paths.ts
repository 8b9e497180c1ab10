import { reportPagePath } from '#/components/runs/actions/run-link.ts'
import type { RunIds } from '#/lib/client/run.ts'

/** The page of a report's runs, all of them or those that the filters select. */
export function runsPagePath({ account, report }: Omit<RunIds, 'run'>, filters: string[] = []): string {
  const search = new URLSearchParams(filters.map((filter) => ['filter', filter]))
  return `${reportPagePath(account, report)}/runs${search.size === 0 ? '' : `?${search}`}`
}
