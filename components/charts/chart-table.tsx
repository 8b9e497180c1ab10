import { Disclosure } from '#/components/ui/disclosure.tsx'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'

type ChartTableProps = {
  caption: string
  head: string[]
  rows: string[][]
  /** Behind a line of its own that everybody sees; else for those alone who do not see the chart. */
  isOffered?: boolean
}

function Table({ caption, head, rows }: ChartTableProps) {
  return (
    <table className="w-full text-left tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-muted">
        <tr>
          {head.map((name) => (
            <th key={name} scope="col" className="px-2 py-1 font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], at) => (
          <tr key={`${at} ${first}`}>
            <th scope="row" className="px-2 py-0.5 font-normal">
              {first}
            </th>
            {rest.map((cell, column) => (
              <td key={head[column + 1]} className="px-2 py-0.5">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a chart shows, as a table. */
export function ChartTable({ isOffered = false, ...table }: ChartTableProps) {
  if (!isOffered) {
    return (
      <div className="sr-only">
        <Table {...table} />
      </div>
    )
  }
  return (
    <Disclosure label="As a table">
      <ScrollRegion label={table.caption} className="max-h-80">
        <Table {...table} />
      </ScrollRegion>
    </Disclosure>
  )
}
