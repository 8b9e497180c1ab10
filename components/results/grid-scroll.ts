/** How tall a grid is: `rowPx` a row, `viewPx` the part of its rows that is seen at once. */
export type GridExtent = { rowCount: number; rowPx: number; viewPx: number }

/**
 * Where a grid stands. `topPx` is the scroll position of its element; `atPx` is what it stands for, counted over rows that
 * are all there. The two differ only where the rows together are taller than a browser lets an element be.
 */
export type GridScroll = { topPx: number; atPx: number }

// Firefox stops at 17.8 million pixels, Chrome and Safari at 33.5 million.
const maxScrollPx = 12_000_000

export const gridStart: GridScroll = { topPx: 0, atPx: 0 }

/** How tall the element that scrolls has to be. */
export function scrollHeightPx({ rowCount, rowPx }: GridExtent): number {
  return Math.min(rowCount * rowPx, maxScrollPx)
}

function lastAtPx({ rowCount, rowPx, viewPx }: GridExtent): number {
  return Math.max(0, rowCount * rowPx - viewPx)
}

function lastTopPx(extent: GridExtent): number {
  return Math.max(0, scrollHeightPx(extent) - extent.viewPx)
}

function within(value: number, last: number): number {
  return Math.min(Math.max(0, value), last)
}

function isScaled(extent: GridExtent): boolean {
  return extent.rowCount * extent.rowPx > maxScrollPx
}

/** Where a grid has to be scrolled to, to stand at `atPx`. */
export function gridAt(atPx: number, extent: GridExtent): GridScroll {
  const at = within(atPx, lastAtPx(extent))
  if (!isScaled(extent)) return { topPx: at, atPx: at }
  return { topPx: Math.round((at / lastAtPx(extent)) * lastTopPx(extent)), atPx: at }
}

function jumpedTo(topPx: number, extent: GridExtent): GridScroll {
  return { topPx, atPx: (topPx / lastTopPx(extent)) * lastAtPx(extent) }
}

/**
 * Where a grid stands after its element was scrolled to `topPx`. A short move (a wheel, a finger) moves the rows by as
 * much, so that none is passed unseen; a long one (the scroll bar) goes to that share of all rows. The answer's `topPx` is
 * another where the element ran out of room before the rows did: there it has to be put.
 */
export function gridAfterScroll(now: GridScroll, topPx: number, extent: GridExtent): GridScroll {
  const top = within(topPx, lastTopPx(extent))
  if (!isScaled(extent)) return { topPx: top, atPx: top }
  const move = top - now.topPx
  if (Math.abs(move) >= extent.viewPx) return jumpedTo(top, extent)
  const at = within(now.atPx + move, lastAtPx(extent))
  const isAtStart = top <= 0
  const isAtEnd = top >= lastTopPx(extent)
  if (!isAtStart && !isAtEnd) return { topPx: top, atPx: at }
  const leftPx = isAtStart ? at : lastAtPx(extent) - at
  return leftPx < extent.viewPx ? jumpedTo(top, extent) : gridAt(at, extent)
}

/** The rows to draw, from `first` up to, not including, `end`: those in view and `spare` more on either side. */
export function rowsInView({ atPx }: GridScroll, extent: GridExtent, spare: number): { first: number; end: number } {
  const { rowCount, rowPx, viewPx } = extent
  return {
    first: within(Math.floor(atPx / rowPx) - spare, rowCount),
    end: within(Math.ceil((atPx + viewPx) / rowPx) + spare, rowCount),
  }
}

/** Where a row is drawn within the element that scrolls. */
export function rowTopPx(row: number, { topPx, atPx }: GridScroll, rowPx: number): number {
  return topPx + row * rowPx - atPx
}

/** The nearest place from which the whole row is seen. */
export function gridShowing(row: number, now: GridScroll, extent: GridExtent): GridScroll {
  const { rowPx, viewPx } = extent
  const rowAt = row * rowPx
  if (rowAt < now.atPx) return gridAt(rowAt, extent)
  return rowAt + rowPx > now.atPx + viewPx ? gridAt(rowAt + rowPx - viewPx, extent) : now
}
