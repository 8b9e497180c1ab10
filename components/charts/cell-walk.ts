/** A place in a grid, from 0. */
export type Cell = { row: number; column: number }

/** Where there is something to stop at: the columns of each row, in their order. */
export type Stops = readonly (readonly number[])[]

function nearest(columns: readonly number[], column: number): number | undefined {
  return columns.toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column))[0]
}

function inRow(stops: Stops, { row, column }: Cell, key: string): number | undefined {
  const columns = stops[row] ?? []
  if (key === 'ArrowRight') return columns.find((other) => other > column)
  if (key === 'ArrowLeft') return columns.findLast((other) => other < column)
  if (key === 'Home') return columns[0]
  return key === 'End' ? columns.at(-1) : undefined
}

/** Where an arrow key, Home or End leads: along a row to its next stop, to another row's nearest; null where nothing lies there. */
export function walkedTo(stops: Stops, cell: Cell, key: string): Cell | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) {
    const column = inRow(stops, cell, key)
    return column === undefined ? null : { row: cell.row, column }
  }
  for (let row = cell.row + step; row >= 0 && row < stops.length; row += step) {
    const column = nearest(stops[row] ?? [], cell.column)
    if (column !== undefined) return { row, column }
  }
  return null
}

/** The last stop of all rows, where walking begins: the newest, the upper one of several. */
export function newestStop(stops: Stops): Cell | null {
  const ends = stops.flatMap((columns, row): Cell[] => {
    const column = columns.at(-1)
    return column === undefined ? [] : [{ row, column }]
  })
  return ends.toSorted((a, b) => b.column - a.column || a.row - b.row)[0] ?? null
}
