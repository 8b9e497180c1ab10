'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ColumnChoices } from '#/components/runs/list/column-choices.tsx'
import type { RunColumn } from '#/components/runs/list/run-columns.ts'
import type { RunColumns } from '#/components/runs/list/use-run-columns.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import type { Direction } from '#/lib/filters/run-order.ts'

const sorts = { asc: 'ascending', desc: 'descending' } as const

function Heading({ column: { words, order: by, isNumber } }: { column: RunColumn }) {
  const { order, orderBy } = useRunsAddress()
  const direction: Direction | null = by !== undefined && order?.column === by ? order.direction : null
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown
  const side = isNumber ? 'justify-end' : ''
  return (
    <div
      role="columnheader"
      aria-sort={direction === null ? undefined : sorts[direction]}
      className={`flex h-full items-center px-2.5 font-medium whitespace-nowrap ${side} ${by === undefined ? 'max-md:hidden' : ''}`}
    >
      {by === undefined ? (
        words
      ) : (
        <button
          type="button"
          onClick={() => orderBy(by)}
          className={`hover:text-ink group/sort inline-flex min-h-6 items-center gap-1 ${isNumber ? 'md:flex-row-reverse' : ''} ${direction ? 'text-ink' : ''}`}
        >
          {words}
          <Arrow
            aria-hidden
            className={`size-3.5 ${direction ? '' : 'opacity-0 group-hover/sort:opacity-50 group-focus-visible/sort:opacity-50 max-md:hidden'}`}
          />
        </button>
      )}
    </div>
  )
}

type SelectAllProps = { selected: number; count: number; onSelectAll: (isAll: boolean) => void }

function SelectAll({ selected, count, onSelectAll }: SelectAllProps) {
  const box = useRef<HTMLInputElement>(null)
  const isAll = count > 0 && selected === count
  // What stands between on and off has no attribute.
  useEffect(() => {
    if (box.current) box.current.indeterminate = selected > 0 && !isAll
  }, [selected, isAll])
  return (
    <label className="flex h-full items-center justify-center">
      <input
        ref={box}
        type="checkbox"
        checked={isAll}
        onChange={() => onSelectAll(!isAll)}
        aria-label={`Select the ${count} runs that are loaded`}
        className="accent-accent size-4"
      />
    </label>
  )
}

/** The headings of the list, which order it, and the choice of columns. On a phone, where cards have no columns, only the first. */
export function ListHeader({ columns, ...selectAll }: SelectAllProps & { columns: RunColumns }) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 max-md:static">
      <div
        role="row"
        aria-rowindex={1}
        className={`border-line bg-sunken text-muted h-9 items-center border-b max-md:flex max-md:h-10 max-md:overflow-x-auto md:grid md:grid-cols-(--columns)`}
      >
        <div role="columnheader" className="h-full max-md:w-10 max-md:shrink-0">
          <SelectAll {...selectAll} />
        </div>
        {columns.shown.map((column) => (
          <Heading key={column.id} column={column} />
        ))}
        <div role="columnheader" className="sticky right-0 grid h-full place-items-center bg-inherit max-md:hidden">
          <ColumnChoices choices={columns.choices} />
        </div>
      </div>
    </div>
  )
}
