import { ScrollRegion } from '#/components/ui/scroll-region.tsx'
import type { RowDifference } from '#/lib/client/run-comparison.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'

type Column = { name: string; type: string }
type RowsDifferenceProps = { rows: RowDifference; columns: Column[]; name: string }

/** Which rows only one of the results has. */
export function RowsDifference({ rows, columns, name }: RowsDifferenceProps) {
  if (!rows.isCompared) return <p className="text-muted wrap-anywhere">The rows were not compared: {rows.reason}</p>
  const { onlyInBase, onlyInOther, inBoth } = rows
  if (onlyInBase === 0 && onlyInOther === 0) {
    return <p className="text-muted">Both gave the same {formatAmount(inBoth, 'row')}.</p>
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <h3 className="font-medium">
        Rows: {formatCount(onlyInBase)} only in A, {formatCount(onlyInOther)} only in B, {formatCount(inBoth)} in both
      </h3>
      <Rows side="A" count={onlyInBase} rows={rows.rowsOnlyInBase} columns={columns} name={name} />
      <Rows side="B" count={onlyInOther} rows={rows.rowsOnlyInOther} columns={columns} name={name} />
    </div>
  )
}

type RowsProps = Pick<RowsDifferenceProps, 'columns' | 'name'> & {
  side: string
  count: number
  rows: Record<string, unknown>[]
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function Rows({ side, count, rows, columns, name }: RowsProps) {
  if (count === 0) return null
  return (
    <div className="grid grid-cols-1 gap-1">
      <p className="text-muted">
        Only in {side}
        {rows.length < count && `, the first ${formatCount(rows.length)} of ${formatCount(count)}`}
      </p>
      <ScrollRegion label={`Rows of ${name} only in ${side}`} className="bg-surface max-h-80">
        <table className="w-full border-collapse text-left">
          <thead className="bg-sunken text-muted sticky top-0">
            <tr>
              {columns.map(({ name: column, type }) => (
                <th key={column} scope="col" title={type} className="h-8 px-3 font-medium whitespace-nowrap">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-line divide-y">
            {rows.map((row, at) => (
              <tr key={at}>
                {columns.map(({ name: column }) => (
                  <td
                    key={column}
                    className="h-8 max-w-96 truncate px-3 whitespace-nowrap"
                    title={cellText(row[column])}
                  >
                    {cellText(row[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}
