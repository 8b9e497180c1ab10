import type { ResultRow } from '#/lib/client/query-run.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { CellText } from '#/components/results/cell-text.tsx'
import type { PlacedColumn } from '#/components/results/grid-columns.ts'
import type { GridPlace } from '#/components/results/grid-move.ts'
import { cellRole, groupRole, numberRole, rowRole } from '#/components/results/grid-roles.ts'
import { rowPx } from '#/components/results/use-grid-view.ts'
import { kindOf } from '#/components/results/result-column.ts'

/** What is drawn of a row: the columns in view, from the `first` on. */
export type DrawnColumns = { first: number; columns: PlacedColumn[]; widthPx: number; numbersPx: number }

type GridRowProps = {
  gridId: string
  index: number
  /** Null while it is on its way. */
  row: ResultRow | null
  topPx: number
  drawn: DrawnColumns
  /** The column of the cell that the keyboard is at, when it is in this row. */
  activeColumn: number | null
}

type GridBodyProps = {
  gridId: string
  first: number
  end: number
  rowAt: (row: number) => ResultRow | null
  topOf: (row: number) => number
  drawn: DrawnColumns
  active: GridPlace | null
}

/** The rows of a grid from `first` up to, not including, `end`. */
export function GridBody({ gridId, first, end, rowAt, topOf, drawn, active }: GridBodyProps) {
  return (
    <div {...groupRole}>
      {Array.from({ length: end - first }, (_, index) => first + index).map((row) => (
        <GridRow
          key={row}
          gridId={gridId}
          index={row}
          row={rowAt(row)}
          topPx={topOf(row)}
          drawn={drawn}
          activeColumn={active?.row === row ? active.column : null}
        />
      ))}
    </div>
  )
}

/** One row of a grid at its place, with the cells that are in view. */
function GridRow({ gridId, index, row, topPx, drawn, activeColumn }: GridRowProps) {
  const { first, columns, widthPx, numbersPx } = drawn
  return (
    <div
      {...rowRole}
      aria-rowindex={index + 2}
      className="border-line hover:bg-sunken group absolute left-0 flex min-w-full border-b"
      style={{ top: topPx, width: numbersPx + widthPx, height: rowPx }}
    >
      <div
        {...numberRole}
        aria-colindex={1}
        className="bg-surface text-muted border-line group-hover:bg-sunken sticky left-0 z-1 border-r px-2 text-right leading-[31px] tabular-nums"
        style={{ width: numbersPx }}
      >
        {formatCount(index + 1)}
      </div>
      {columns.map((column, at) => {
        const isActive = activeColumn === first + at
        return (
          <div
            key={column.name}
            id={`${gridId}${index}-${first + at}`}
            {...cellRole}
            aria-colindex={first + at + 2}
            aria-selected={isActive}
            data-row={index}
            data-column={first + at}
            className={`aria-selected:outline-line-strong group-focus-visible/grid:aria-selected:outline-accent absolute inset-y-0 truncate px-3 leading-[31px] tabular-nums -outline-offset-2 aria-selected:outline-2 ${kindOf(column) === 'number' ? 'text-right' : 'text-left'}`}
            style={{ left: numbersPx + column.leftPx, width: column.widthPx }}
          >
            {row === null ? (
              <span aria-hidden className="bg-sunken inline-block h-2.5 w-1/2 rounded align-middle" />
            ) : (
              <CellText value={row[column.name]} column={column} />
            )}
          </div>
        )
      })}
    </div>
  )
}
