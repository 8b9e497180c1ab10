import { type OrderColumn, type RunOrder, defaultOrder, parseOrder } from '#/lib/filters/run-order.ts'
import { AppError } from '#/lib/errors.ts'
import { runStates } from '#/lib/runs/run-state.ts'

/** A page of runs is its path and the text behind the question mark: nothing of it is kept anywhere else. */
export type RunsAddress = { path: string; search: URLSearchParams }

/** The spans that the form offers, as the grammar writes them. */
export const spans: Record<string, string> = {
  'now-1h': 'Last hour',
  'now-24h': 'Last 24 hours',
  'now-7d': 'Last 7 days',
  'now-30d': 'Last 30 days',
  'now-90d': 'Last 90 days',
}

const formFields = ['state', 'report', 'text', 'span'] as const
type FormField = (typeof formFields)[number]

/** How each field of the form is written as a filter. */
const prefixes: Record<FormField, string> = {
  state: 'state.eq.',
  report: 'report.eq.',
  text: 'text.has.',
  span: 'created_at.gt.',
}

function isOffered(field: FormField, value: string): boolean {
  if (field === 'state') return runStates.some((state) => state === value)
  return field === 'span' ? Object.hasOwn(spans, value) : value !== ''
}

function href({ path }: RunsAddress, search: URLSearchParams): string {
  return search.size === 0 ? path : `${path}?${search}`
}

/** The address with its first page, changed as asked. */
function changed(address: RunsAddress, change: (search: URLSearchParams) => void): string {
  const search = new URLSearchParams(address.search)
  search.delete('after')
  search.delete('before')
  change(search)
  return href(address, search)
}

/** What the filter form shows: its own fields, and the filters it leaves alone. */
export function formValues(search: URLSearchParams): Record<FormField, string> & { others: string[] } {
  const values = { state: '', report: '', text: '', span: '' }
  const others: string[] = []
  for (const filter of search.getAll('filter')) {
    const field = formFields.find((name) => filter.startsWith(prefixes[name]))
    const value = field === undefined ? '' : filter.slice(prefixes[field].length)
    if (field !== undefined && values[field] === '' && isOffered(field, value)) values[field] = value
    else others.push(filter)
  }
  return { ...values, others }
}

/** The address a submitted form means, in the grammar; null when the address was not a submitted form. */
export function submittedAddress(address: RunsAddress): string | null {
  const { search } = address
  if (!formFields.some((name) => search.has(name))) return null
  return changed(address, (next) => {
    for (const name of formFields) {
      const value = (search.get(name) ?? '').trim()
      if (value !== '') next.append('filter', `${prefixes[name]}${value}`)
      next.delete(name)
    }
  })
}

/** The address without its filter at this place among the filters. */
export function withoutFilter(address: RunsAddress, index: number): string {
  return changed(address, (search) => {
    const kept = search.getAll('filter').filter((_filter, at) => at !== index)
    search.delete('filter')
    for (const filter of kept) search.append('filter', filter)
  })
}

/** The address of the next or the previous page. */
export function atCursor(address: RunsAddress, name: 'after' | 'before', cursor: string): string {
  return changed(address, (search) => search.set(name, cursor))
}

/** The order of the address; null when it is not one. */
export function orderOf(search: URLSearchParams): RunOrder | null {
  try {
    return parseOrder(search.get('order') ?? undefined, search.get('order_by') ?? undefined)
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  }
}

/** The order that a press on a column's heading means: the other way round when it is ordered by it already. */
export function orderedColumn(now: RunOrder | null, column: OrderColumn): RunOrder {
  const first = column === 'report' || column === 'state' ? 'asc' : 'desc'
  if (now?.column !== column) return { column, direction: first }
  return { column, direction: now.direction === 'asc' ? 'desc' : 'asc' }
}

/** The address ordered by a column; the other way round when it is ordered by it already. Defaults stay out of it. */
export function orderedBy(address: RunsAddress, column: OrderColumn): string {
  const { direction } = orderedColumn(orderOf(address.search), column)
  return changed(address, (search) => {
    search.delete('order')
    search.delete('order_by')
    if (column === defaultOrder.column && direction === defaultOrder.direction) return
    search.set('order', direction)
    search.set('order_by', column)
  })
}
