import { ArrowDown, ArrowUp } from 'lucide-react'
import { groupRole, headingRole, rowRole } from '#/components/results/grid-roles.ts'
import type { DrawnColumns } from '#/components/results/grid-row.tsx'
import { kindOf } from '#/components/results/result-column.ts'
import { headPx } from '#/components/results/use-grid-view.ts'
import type { ResultOrder } from '#/components/results/use-result-rows.ts'

type GridHeadingProps = {
  gridId: string
  drawn: DrawnColumns
  order: ResultOrder | null
  activeColumn: number | null
}

const sorts = { asc: 'ascending', desc: 'descending' } as const

/** The names and types of the columns in view; a click on one orders the rows by it. */
export function GridHeading({ gridId, drawn, order, activeColumn }: GridHeadingProps) {
  const { first, columns, widthPx, numbersPx } = drawn
  return (
    <div
      {...groupRole}
      className="bg-sunken sticky top-0 z-2 min-w-full"
      style={{ width: numbersPx + widthPx, height: headPx }}
    >
      <div {...rowRole} aria-rowindex={1} className="bg-sunken border-line flex h-full border-b">
        <div
          {...headingRole}
          aria-colindex={1}
          className="bg-sunken border-line text-muted sticky left-0 z-1 border-r"
          style={{ width: numbersPx }}
        >
          <span className="sr-only">Row</span>
        </div>
        {columns.map((column, at) => {
          const direction = order?.column === column.name ? order.direction : null
          const Arrow = direction === 'asc' ? ArrowUp : ArrowDown
          return (
            <div
              key={column.name}
              id={`${gridId}-1-${first + at}`}
              {...headingRole}
              aria-colindex={first + at + 2}
              aria-sort={direction === null ? 'none' : sorts[direction]}
              data-row={-1}
              data-column={first + at}
              data-active={activeColumn === first + at || undefined}
              title={`${column.name} · ${column.type}. Click to order by it.`}
              className={`hover:bg-line data-active:outline-line-strong group-focus-visible/grid:data-active:outline-accent absolute inset-y-0 grid cursor-pointer content-center px-3 -outline-offset-2 select-none data-active:outline-2 ${kindOf(column) === 'number' ? 'justify-items-end' : ''}`}
              style={{ left: numbersPx + column.leftPx, width: column.widthPx }}
            >
              <span className="flex max-w-full min-w-0 items-center gap-1 font-medium">
                <bdi className="truncate">{column.name}</bdi>
                {direction !== null && <Arrow aria-hidden className="size-3.5 shrink-0" />}
              </span>
              <span className="text-muted max-w-full truncate font-mono text-[0.7rem] leading-4">
                {column.type.toLowerCase()}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
