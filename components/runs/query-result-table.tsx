'use client'
import { useQuery } from '@tanstack/react-query'
import { type QueryResult, type QueryRunIds, type ResultRow, resultPath } from '#/lib/client/query-run.ts'
import { messageOf } from '#/lib/errors.ts'
import { resultRowsQuery } from '#/lib/queries/result-queries.ts'
import { FileLink } from '#/components/ui/button.tsx'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'
import { Notice } from '#/components/ui/notice.tsx'

/** The first rows of a query's result, how much there is, and all of it as files. */
export function QueryResultTable({ ids, name }: { ids: QueryRunIds; name: string }) {
  const { data, error } = useQuery(resultRowsQuery(ids, { offset: 0, limit: 100 }))
  if (error) return <Notice look="bad" title={`The result could not be read: ${messageOf(error)}`} />
  if (!data) return <p className="text-muted">Loading the first rows…</p>
  const path = resultPath(ids)
  const columns = Object.keys(data[0] ?? {}).map((column) => ({ name: column, type: '' }))
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="ml-auto flex gap-2">
          <FileLink href={`${path}/content.csv`}>CSV</FileLink>
          <FileLink href={`${path}/content.json`}>JSON</FileLink>
        </div>
      </div>
      {data.length > 0 && <Rows result={{ columns, rows: data }} name={name} />}
    </>
  )
}

function isNumber(type: string): boolean {
  return /int|double|decimal|numeric|float|real|number/i.test(type)
}

function cellText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function Cell({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <span className="text-muted italic">null</span>
  const text = cellText(value)
  return (
    <span className="block max-w-96 truncate" title={text.length > 40 ? text : undefined}>
      {text}
    </span>
  )
}

function Rows({ result: { columns, rows }, name }: { result: { columns: QueryResult['columns']; rows: ResultRow[] }; name: string }) {
  const align = (type: string) => (isNumber(type) ? 'text-right' : 'text-left')
  return (
    <ScrollRegion label={`Result of ${name}`} className="bg-surface max-h-[28rem]">
      <table className="w-full border-collapse tabular-nums">
        <thead className="bg-sunken text-muted sticky top-0">
          <tr>
            {columns.map(({ name: column, type }) => (
              <th
                key={column}
                scope="col"
                title={type}
                className={`h-8 px-3 font-medium whitespace-nowrap ${align(type)}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {rows.map((row, index) => (
            <tr key={index} className="hover:bg-sunken">
              {columns.map(({ name: column, type }) => (
                <td key={column} className={`h-8 px-3 whitespace-nowrap ${align(type)}`}>
                  <Cell value={row[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
