'use client'
import { useQueries } from '@tanstack/react-query'
import { chartShape, maxChartRows } from '#/components/results/chart-shape.ts'
import type { ResultColumn } from '#/components/results/result-column.ts'
import type { QueryRunIds, ResultRow, RowsPage } from '#/lib/client/query-run.ts'
import { resultRowsQuery } from '#/lib/queries/result-queries.ts'

const usualRows = 200
const leastRows = 20
const maxCells = 20_000

/** How many rows are read at once: fewer where a row is wide, and all of those that may be a chart. */
export function pageRowsOf(columns: ResultColumn[]): number {
  const isChartable = chartShape(columns, maxChartRows) !== null
  return isChartable ? maxChartRows : Math.min(usualRows, Math.max(leastRows, Math.floor(maxCells / columns.length)))
}

export type ResultOrder = NonNullable<RowsPage['orderBy']>

/** What a click on a column's name makes of the order: up, then down, then as the query gave the rows. */
export function nextOrder(column: string, now: ResultOrder | null): ResultOrder | null {
  if (now?.column !== column) return { column, direction: 'asc' }
  return now.direction === 'asc' ? { column, direction: 'desc' } : null
}

type RowsWanted = { pageRows: number; first: number; end: number; order: ResultOrder | null }

/** The rows of a result from `first` up to, not including, `end`; a row is null while it is on its way. */
export function useResultRows(ids: QueryRunIds, { pageRows, first, end, order }: RowsWanted) {
  const firstPage = Math.floor(first / pageRows)
  const pageCount = Math.max(1, Math.ceil(end / pageRows) - firstPage)
  const pages = useQueries({
    queries: Array.from({ length: pageCount }, (_, index) => {
      const page = { offset: (firstPage + index) * pageRows, limit: pageRows }
      return resultRowsQuery(ids, order === null ? page : { ...page, orderBy: order })
    }),
  })
  const rowAt = (row: number): ResultRow | null => {
    const page = pages[Math.floor(row / pageRows) - firstPage]
    return page?.data?.[row % pageRows] ?? null
  }
  const broken = pages.filter(({ error }) => error !== null)
  return {
    rowAt,
    error: broken[0]?.error ?? null,
    retry: () => broken.forEach((page) => void page.refetch()),
  }
}
