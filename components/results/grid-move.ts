/** A cell of a grid, both counted from 0; the headings are the row -1. */
export type GridPlace = { row: number; column: number }
export type GridSize = { rowCount: number; columnCount: number; pageRows: number }

type Step = (now: GridPlace, size: GridSize) => GridPlace

const steps = new Map<string, Step>([
  ['ArrowUp', ({ row, column }) => ({ row: row - 1, column })],
  ['ArrowDown', ({ row, column }) => ({ row: row + 1, column })],
  ['ArrowLeft', ({ row, column }) => ({ row, column: column - 1 })],
  ['ArrowRight', ({ row, column }) => ({ row, column: column + 1 })],
  ['PageUp', ({ row, column }, { pageRows }) => ({ row: Math.max(Math.min(row, 0), row - pageRows), column })],
  ['PageDown', ({ row, column }, { pageRows }) => ({ row: row + pageRows, column })],
  ['Home', ({ row }) => ({ row, column: 0 })],
  ['End', ({ row }, { columnCount }) => ({ row, column: columnCount - 1 })],
  ['mod+Home', () => ({ row: 0, column: 0 })],
  ['mod+End', (_now, { rowCount, columnCount }) => ({ row: rowCount - 1, column: columnCount - 1 })],
])

/** The cell that a key leads to; null for a key that leads nowhere. `mod+` stands before a key with Ctrl or ⌘. */
export function gridMove(key: string, now: GridPlace, size: GridSize): GridPlace | null {
  const step = steps.get(key)
  if (step === undefined) return null
  const { row, column } = step(now, size)
  return {
    row: Math.min(Math.max(-1, row), size.rowCount - 1),
    column: Math.min(Math.max(0, column), size.columnCount - 1),
  }
}
