import { type ResultColumn, cellText } from '#/components/results/result-column.ts'

const minPx = 72
const maxPx = 336
const paddingPx = 26
const textPx = 8
const headPx = 8
const typePx = 6.9
const sampledRows = 50

/** A column where it stands in the grid. */
export type PlacedColumn = ResultColumn & { leftPx: number; widthPx: number }

// A wide character (CJK) takes two places.
function places(text: string): number {
  const shown = text.length > 80 ? text.slice(0, 80) : text
  return shown.length + (shown.match(/[\u1100-\u11ff\u2e80-\uffe6]/g)?.length ?? 0)
}

/** Each column as wide as its name and the first of its values need, within limits. */
export function placeColumns(columns: ResultColumn[], rows: Record<string, unknown>[]): PlacedColumn[] {
  const sample = rows.slice(0, sampledRows)
  let leftPx = 0
  return columns.map((column) => {
    const longest = sample.reduce((most, row) => Math.max(most, places(cellText(row[column.name], column))), 4)
    const wantedPx = Math.max(longest * textPx, places(column.name) * headPx, column.type.length * typePx) + paddingPx
    const widthPx = Math.round(Math.min(maxPx, Math.max(minPx, wantedPx)))
    const placed = { ...column, leftPx, widthPx }
    leftPx += widthPx
    return placed
  })
}

export function totalWidthPx(columns: PlacedColumn[]): number {
  const last = columns.at(-1)
  return last === undefined ? 0 : last.leftPx + last.widthPx
}

/** The columns of which something is seen between two places, and one more on either side. */
export function columnsInView(columns: PlacedColumn[], fromPx: number, toPx: number): { first: number; end: number } {
  const first = columns.findIndex(({ leftPx, widthPx }) => leftPx + widthPx > fromPx)
  if (first === -1) return { first: Math.max(0, columns.length - 1), end: columns.length }
  const after = columns.findIndex(({ leftPx }, index) => index >= first && leftPx >= toPx)
  return { first: Math.max(0, first - 1), end: after === -1 ? columns.length : Math.min(columns.length, after + 1) }
}

/** How far the grid has to be scrolled sideways so that a column is seen whole, or its start where it is wider than that. */
export function leftShowing(column: PlacedColumn, nowPx: number, viewPx: number): number {
  const { leftPx, widthPx } = column
  if (leftPx < nowPx || widthPx > viewPx) return leftPx
  return leftPx + widthPx > nowPx + viewPx ? leftPx + widthPx - viewPx : nowPx
}
