/** The way to the runs of a report that filters select. */
export function reportRunsPath(account: string, report: string, filters: string[]): string {
  const search = new URLSearchParams(filters.map((filter) => ['filter', filter]))
  return `/${account}/reports/${report}/runs?${search}`
}
