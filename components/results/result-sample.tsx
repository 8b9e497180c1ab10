import type { QueryResult, ResultRow } from '#/lib/client/query-run.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { CellText } from '#/components/results/cell-text.tsx'
import { kindOf } from '#/components/results/result-column.ts'

type ResultSampleProps = {
  result: QueryResult
  rows: ResultRow[]
  name: string
  maxRows: number
  maxColumns: number
}

function restWords(shownRows: number, shownColumns: number, { rowCount, columns }: QueryResult): string | null {
  const parts = [
    shownRows < rowCount && `the first ${formatCount(shownRows)} of ${formatCount(rowCount)} rows`,
    shownColumns < columns.length && `the first ${shownColumns} of ${formatCount(columns.length)} columns`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : `These are ${parts.join(' and ')}.`
}

/** The first rows of a result as a plain table: on paper, and where there is little room. */
export function ResultSample({ result, rows, name, maxRows, maxColumns }: ResultSampleProps) {
  const columns = result.columns.slice(0, maxColumns)
  const shown = rows.slice(0, maxRows)
  const rest = restWords(shown.length, columns.length, result)
  return (
    <>
      <table className="w-full border-collapse text-left tabular-nums">
        <caption className="sr-only">{name}</caption>
        <thead className="bg-sunken text-muted">
          <tr>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={`h-7 max-w-60 truncate px-2.5 font-medium ${kindOf(column) === 'number' ? 'text-right' : ''}`}
              >
                <bdi>{column.name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {shown.map((row, index) => (
            <tr key={index} className="break-inside-avoid">
              {columns.map((column) => (
                <td
                  key={column.name}
                  className={`h-7 max-w-60 truncate px-2.5 print:whitespace-normal ${kindOf(column) === 'number' ? 'text-right' : ''}`}
                >
                  <CellText value={row[column.name]} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest !== null && <p className="text-muted px-2.5 py-1.5">{rest}</p>}
    </>
  )
}
