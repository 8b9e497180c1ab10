import { maxFilters, parseFilter } from '#/lib/filters/run-filter.ts'
import { parseOrder } from '#/lib/filters/run-order.ts'
import { AppError } from '#/lib/errors.ts'

const known = ['filter', 'order', 'order_by']

function once(search: URLSearchParams, name: string): string | undefined {
  const [given, ...others] = search.getAll(name)
  if (others.length === 0) return given
  throw new AppError('bad_request', `search says ${name} more than once.`)
}

/**
 * The query string of a runs page as a view keeps it: the grammar of `GET /{a}/runs` without a place in the list.
 * @throws AppError `bad_request` naming the filter, the order or the name that is not one
 */
export function viewSearch(text: string): string {
  const given = [...new URLSearchParams(text)]
  const search = new URLSearchParams(given.filter(([name, value]) => name !== 'filter' || value !== ''))
  const stranger = [...search.keys()].find((name) => !known.includes(name))
  if (stranger !== undefined) {
    const shown = stranger.length > 80 ? `${stranger.slice(0, 80)}…` : stranger
    throw new AppError('bad_request', `search holds "${shown}"; a view keeps filter, order and order_by.`)
  }
  const filters = search.getAll('filter')
  if (filters.length > maxFilters) throw new AppError('bad_request', `search may hold ${maxFilters} filters at most.`)
  for (const filter of filters) parseFilter(filter)
  parseOrder(once(search, 'order'), once(search, 'order_by'))
  return search.toString()
}
