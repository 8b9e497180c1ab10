/** Where a key leads among the rows of a list. */
export type RowMove = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'first' | 'last'

const movesOfKeys: Record<string, RowMove> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
}

/** What a key as `event.key` names it means on a row; undefined for a key that moves nothing. */
export function moveOfKey(key: string): RowMove | undefined {
  return movesOfKeys[key]
}

/** The rows of a list: how many there are, how many one sees at once, and the first that is seen. */
export type Rows = { count: number; seen: number; firstSeen: number }

/** The row that a move leads to from the current one; without one, a step leads to the first row that is seen. */
export function movedRow(current: number | null, move: RowMove, { count, seen, firstSeen }: Rows): number | null {
  if (count === 0) return null
  const from = current ?? firstSeen
  const step = current === null ? 0 : 1
  const targets: Record<RowMove, number> = {
    next: from + step,
    previous: from - step,
    pageDown: from + Math.max(1, seen - 1),
    pageUp: from - Math.max(1, seen - 1),
    first: 0,
    last: count - 1,
  }
  return Math.max(0, Math.min(count - 1, targets[move]))
}
