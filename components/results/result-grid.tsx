'use client'
import { useId, useState } from 'react'
import type { QueryResult, QueryRunIds, ResultRow } from '#/lib/client/query-run.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'
import { CellPopover } from '#/components/results/cell-popover.tsx'
import { columnsInView, placeColumns, totalWidthPx } from '#/components/results/grid-columns.ts'
import { GridHeading } from '#/components/results/grid-heading.tsx'
import type { GridPlace } from '#/components/results/grid-move.ts'
import { placeRole } from '#/components/results/grid-roles.ts'
import { GridBody } from '#/components/results/grid-row.tsx'
import { rowTopPx, rowsInView, scrollHeightPx } from '#/components/results/grid-scroll.ts'
import { ResultProblem } from '#/components/results/result-problem.tsx'
import { useGridKeys } from '#/components/results/use-grid-keys.ts'
import { headPx, rowPx, useGridView } from '#/components/results/use-grid-view.ts'
import { type ResultOrder, nextOrder, pageRowsOf, useResultRows } from '#/components/results/use-result-rows.ts'

const spareRows = 6
const barPx = 16

/** How tall a grid of so many rows is, as CSS. */
export function gridHeight(rowCount: number, hasScrollBar = false): string {
  return `min(${headPx + rowCount * rowPx + (hasScrollBar ? barPx : 0)}px, 30rem)`
}

function whereIs(active: GridPlace | null, rowCount: number): string | null {
  if (active === null || active.row < 0) return null
  return `Row ${formatCount(active.row + 1)} of ${formatAmount(rowCount, 'row')}`
}

function isAmong(index: number, { first, end }: { first: number; end: number }): boolean {
  return index >= first && index < end
}

export type ResultGridProps = {
  ids: QueryRunIds
  result: QueryResult
  name: string
  /** The first rows, which say how wide the columns are. */
  sample: ResultRow[]
}

/** A result of any size: only the rows and columns in view are read and drawn, and the keyboard reaches each. */
export function ResultGrid({ ids, result, name, sample }: ResultGridProps) {
  const { rowCount } = result
  const gridId = useId()
  const [order, setOrder] = useState<ResultOrder | null>(null)
  const pageRows = pageRowsOf(result.columns)
  const columns = placeColumns(result.columns, sample)
  const numbersPx = formatCount(rowCount).length * 8 + 20
  const { watch, onScroll, onScrollEnd, show, extent, ...view } = useGridView({ rowCount, columns, numbersPx })
  const rows = rowsInView(view.scroll, extent, spareRows)
  const { rowAt, error, retry } = useResultRows(ids, { pageRows, ...rows, order })
  const shown = columnsInView(columns, view.leftPx, view.leftPx + view.widthPx - numbersPx)
  const widthPx = totalWidthPx(columns)
  const drawn = { first: shown.first, columns: columns.slice(shown.first, shown.end), widthPx, numbersPx }
  const { active, isOpen, said, close, onClick, onKeyDown } = useGridKeys({
    rowCount,
    pageRows: Math.max(1, Math.floor(extent.viewPx / rowPx) - 1),
    columns,
    rowAt,
    show,
    onOrder: ({ name: column }) => setOrder(nextOrder(column, order)),
  })
  const isDrawn = active !== null && isAmong(active.column, shown) && (active.row < 0 || isAmong(active.row, rows))
  return (
    <div className="grid grid-cols-1 gap-1 print:hidden">
      {error && <ResultProblem error={error} onRetry={retry} />}
      <div
        role="grid"
        tabIndex={0}
        id={gridId}
        aria-label={`Result of ${name}`}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={isDrawn ? `${gridId}${active.row}-${active.column}` : undefined}
        ref={watch}
        onScroll={onScroll}
        onScrollEnd={onScrollEnd}
        onClick={onClick}
        onKeyDown={onKeyDown}
        className="group/grid border-line bg-surface relative overflow-auto overscroll-x-contain rounded-md border"
        style={{ height: gridHeight(rowCount, numbersPx + widthPx > view.widthPx) }}
      >
        <div
          {...placeRole}
          className="relative min-w-full overflow-clip"
          style={{ width: numbersPx + widthPx, height: headPx + scrollHeightPx(extent) }}
        >
          <GridHeading
            gridId={gridId}
            drawn={drawn}
            order={order}
            activeColumn={active?.row === -1 ? active.column : null}
          />
          <GridBody
            gridId={gridId}
            {...rows}
            rowAt={rowAt}
            topOf={(row) => headPx + rowTopPx(row, view.scroll, rowPx)}
            drawn={drawn}
            active={active}
          />
        </div>
      </div>
      <output className="text-muted block min-h-5 tabular-nums">{said || whereIs(active, rowCount)}</output>
      {active && active.row >= 0 && (
        <CellPopover
          gridId={gridId}
          place={active}
          isOpen={isOpen && isDrawn}
          column={columns[active.column]}
          row={rowAt(active.row)}
          onClose={close}
        />
      )}
    </div>
  )
}
