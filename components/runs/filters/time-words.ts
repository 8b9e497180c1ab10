import type { CreatedSpan } from '#/lib/filters/created-span.ts'
import type { Operator } from '#/lib/filters/filter-field.ts'
import { filterTime } from '#/lib/filters/filter-time.ts'
import { amountWords, lastWords, parseRelative } from '#/lib/filters/relative-time.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { formatMinute, formatSpan } from '#/lib/format/time-span.ts'

const verbs: Partial<Record<Operator, string>> = {
  gt: 'after',
  gte: 'from',
  lt: 'before',
  lte: 'up to',
  eq: 'at',
  ne: 'not at',
}

/** The moment that an absolute time of a filter means, as ISO 8601; null for a relative one. */
function absoluteIso(text: string): string | null {
  return text.startsWith('now') ? null : (filterTime(text, new Date(0))?.toISOString() ?? null)
}

function momentWords(text: string, timeZone: string): string {
  const iso = absoluteIso(text)
  if (iso !== null) return formatMinute(iso, timeZone)
  const relative = parseRelative(text)
  return relative === null ? text : `${amountWords(relative)} ago`
}

/** A condition on a time, as what stands before the value and the value: `:` and `last 7 days`, `before` and a moment. */
export function timeWords({ operator, values }: RunFilter, timeZone: string): { verb: string; value: string } {
  const [text = ''] = values
  const relative = parseRelative(text)
  if (relative !== null && (operator === 'gt' || operator === 'gte')) return { verb: ':', value: lastWords(relative) }
  if (relative !== null && (operator === 'lt' || operator === 'lte')) {
    return { verb: ' more than', value: `${amountWords(relative)} ago` }
  }
  return { verb: ` ${verbs[operator] ?? operator}`, value: momentWords(text, timeZone) }
}

function boundWords(bound: RunFilter, timeZone: string): string {
  const { verb, value } = timeWords(bound, timeZone)
  return verb === ':' ? value : `${verb.trim()} ${value}`
}

/** A span in a few words that begin a line: `Last 7 days`, `1 – 7 Aug 2026`, `Before 1 Aug 2026`, `Any time`. */
export function spanWords({ since, until }: CreatedSpan, timeZone: string): string {
  const [from = null, to = null] = [since, until].map((bound) => bound?.values[0] ?? null)
  const [fromIso, toIso] = [from, to].map((text) => (text === null ? null : absoluteIso(text)))
  if (fromIso && toIso) return formatSpan(fromIso, toIso, timeZone)
  if (from !== null && to !== null) return `${momentWords(from, timeZone)} – ${momentWords(to, timeZone)}`
  const only = since ?? until
  const words = only === null ? 'any time' : boundWords(only, timeZone)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
