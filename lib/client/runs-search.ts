const passed = ['filter', 'order', 'order_by', 'after', 'before']
const pageSize = 50

/** The part of a page's address that is meant for the runs API: the same grammar on both sides (RUNS-API 8). */
export function runsSearch(address: URLSearchParams, report: string | null): URLSearchParams {
  const search = new URLSearchParams()
  for (const name of passed) {
    for (const value of address.getAll(name)) if (value !== '') search.append(name, value)
  }
  if (report !== null) search.append('filter', `report.eq.${report}`)
  search.set('per_page', String(pageSize))
  return search
}
