'use client'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { QueryResult, QueryRunIds } from '#/lib/client/query-run.ts'
import { resultPath } from '#/lib/client/run-path.ts'
import { formatAmount, formatBytes } from '#/lib/format/quantity.ts'
import { resultRowsQuery } from '#/lib/queries/result-queries.ts'
import { type ChartPoint, type ChartShape, chartPoints, chartShape } from '#/components/results/chart-shape.ts'
import { ResultGrid, type ResultGridProps, gridHeight } from '#/components/results/result-grid.tsx'
import { ResultProblem } from '#/components/results/result-problem.tsx'
import { ResultSample } from '#/components/results/result-sample.tsx'
import { usePrinting } from '#/components/results/use-printing.ts'
import { pageRowsOf } from '#/components/results/use-result-rows.ts'
import { FileLink } from '#/components/ui/button.tsx'
import { Segmented } from '#/components/ui/segmented.tsx'

const ResultChart = dynamic(
  () => import('#/components/results/result-chart.tsx').then((module) => module.ResultChart),
  { ssr: false, loading: () => <div className="border-line h-72 rounded-md border" /> },
)

const printedRows = 200
const printedColumns = 12

type RowsProps = {
  look: 'table' | 'chart'
  shape: ChartShape | null
  points: ChartPoint[] | null
  grid: ResultGridProps
}

function Rows({ look, shape, points, grid }: RowsProps) {
  if (look === 'chart' && shape && points) return <ResultChart shape={shape} points={points} />
  return <ResultGrid {...grid} />
}

type ResultViewProps = { ids: QueryRunIds; result: QueryResult; name: string; took: string | null }

/** The result of a query: how much there is, all of it as files, its rows, and a plain chart where their shape allows. */
export function ResultView({ ids, result, name, took }: ResultViewProps) {
  const { rowCount, byteCount, columns } = result
  const isPrinting = usePrinting()
  const [look, setLook] = useState<'table' | 'chart'>('table')
  const page = { offset: 0, limit: pageRowsOf(columns) }
  const { data: rows, error, refetch } = useQuery({ ...resultRowsQuery(ids, page), enabled: rowCount > 0 })
  const shape = chartShape(columns, rowCount)
  const points = shape && rows ? chartPoints(shape, rows) : null
  const path = resultPath(ids)
  const amounts = [formatAmount(rowCount, 'row'), formatAmount(columns.length, 'column'), formatBytes(byteCount), took]
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-muted tabular-nums">{amounts.filter((part) => part !== null).join(' · ')}</p>
        <div className="ml-auto flex flex-wrap items-center gap-2 print:hidden">
          {points && (
            <Segmented
              label={`Result of ${name} as`}
              options={[
                { value: 'table', label: 'Table' },
                { value: 'chart', label: 'Chart' },
              ]}
              value={look}
              onChoose={setLook}
            />
          )}
          <FileLink href={`${path}/content.csv`}>CSV</FileLink>
          <FileLink href={`${path}/content.json`}>JSON</FileLink>
        </div>
      </div>
      {rowCount === 0 && <p className="text-muted">The query ran and gave no rows.</p>}
      {error && <ResultProblem error={error} onRetry={() => void refetch()} />}
      {rowCount > 0 && !rows && !error && (
        <div
          className="border-line bg-surface text-muted rounded-md border p-3"
          style={{ height: gridHeight(rowCount) }}
        >
          Loading the first rows…
        </div>
      )}
      {rows && rowCount > 0 && !isPrinting && (
        <Rows look={look} shape={shape} points={points} grid={{ ids, result, name, sample: rows }} />
      )}
      {rows && isPrinting && (
        <ResultSample result={result} rows={rows} name={name} maxRows={printedRows} maxColumns={printedColumns} />
      )}
    </>
  )
}
