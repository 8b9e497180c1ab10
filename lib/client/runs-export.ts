import { apiPath } from '#/lib/client/api-path.ts'

const passed = ['filter', 'order', 'order_by']

/** Where the runs that a search selects can be read as a CSV file, all of them and in its order. */
export function runsExportPath(account: string, search: URLSearchParams): string {
  const asked = new URLSearchParams()
  for (const name of passed) for (const value of search.getAll(name)) asked.append(name, value)
  const text = asked.toString()
  return `${apiPath(account, 'runs', 'export.csv')}${text === '' ? '' : `?${text}`}`
}
