import type { FieldOption } from '#/lib/reports/form-field.ts'

const maxShownChars = 60
const maxShownOptions = 5

/** A value for a sentence that a person reads: as JSON, shortened. */
export function shown(value: unknown): string {
  const text = JSON.stringify(outline(value)) ?? String(value)
  const chars = Array.from(text.slice(0, 2 * maxShownChars))
  return chars.length <= maxShownChars && text.length <= 2 * maxShownChars
    ? text
    : `${chars.slice(0, maxShownChars).join('')}…`
}

export function shownOptions(options: readonly FieldOption[]): string {
  if (options.length === 0) return 'its options, of which there are none'
  const first = options.slice(0, maxShownOptions).map(({ value }) => shown(value))
  const more = options.length - first.length
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ')
}

/** What came may be nested a thousand deep, which JSON.stringify does not survive. */
function outline(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.slice(0, maxShownChars).map(leaf)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, leaf(inner)]))
}

function leaf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? '[…]' : '{…}'
}
