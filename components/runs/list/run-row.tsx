'use client'
import { Ellipsis } from 'lucide-react'
import type { MouseEvent } from 'react'
import { cardArea, rowGrid } from '#/components/runs/list/row-layout.ts'
import type { RunColumn } from '#/components/runs/list/run-columns.ts'
import { runLook } from '#/components/runs/run-state-look.ts'
import type { Run } from '#/lib/client/run.ts'

/** What a row does; the same functions for all rows. */
export type RowHandlers = {
  press: (event: MouseEvent<HTMLElement>, run: Run) => void
  select: (run: Run, isRange: boolean) => void
  openMenu: (run: Run, anchor: HTMLElement) => void
}

type RunRowProps = {
  run: Run
  /** Its place among the loaded runs. */
  index: number
  columns: RunColumn[]
  handlers: RowHandlers
  isCurrent: boolean
  /** The one row that Tab leads to. */
  isStop: boolean
  isSelected: boolean
  isPeeked: boolean
}

type Marks = Pick<RunRowProps, 'isCurrent' | 'isSelected' | 'isPeeked'>

function lookOf({ isCurrent, isSelected, isPeeked }: Marks): string {
  const ground = isPeeked || isSelected ? 'bg-accent-soft' : isCurrent ? 'bg-sunken' : 'bg-surface hover:bg-sunken'
  return isCurrent ? `${ground} shadow-[inset_3px_0_var(--accent)]` : ground
}

// Drawn over the row, whose last cell would cover an outline when it lies over others.
const rowFocus =
  'outline-none focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:border-2 focus-visible:after:border-accent'

function isWithShift(event: Event): boolean {
  return 'shiftKey' in event && event.shiftKey === true
}

/** One run of the list: a line of the table, on a phone a card of two lines. */
export function RunRow({ run, index, columns, handlers, isStop, ...marks }: RunRowProps) {
  const name = `${run.reportName}, ${runLook(run).word}`
  const stop = isStop ? 0 : -1
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-label={name}
      aria-current={marks.isCurrent || undefined}
      data-run={run.token}
      tabIndex={stop}
      onClick={(event) => handlers.press(event, run)}
      style={{ top: `calc(var(--row) * ${index})` }}
      className={`border-line absolute inset-x-0 h-(--row) scroll-mt-9 border-b contain-strict ${rowFocus} ${rowGrid} ${lookOf(marks)}`}
    >
      <div role="cell" className="max-md:[grid-area:select]">
        <label className="flex h-(--row) items-center justify-center" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            tabIndex={stop}
            checked={marks.isSelected}
            aria-label={`Select ${name}`}
            onChange={({ nativeEvent }) => handlers.select(run, isWithShift(nativeEvent))}
            className="accent-accent size-4"
          />
        </label>
      </div>
      {columns.map((column) => {
        const { cell: Cell, isNumber } = column
        const area = cardArea(column, run.failure !== null)
        return (
          <div
            key={column.id}
            role="cell"
            data-column={column.id}
            className={`truncate md:px-2.5 ${isNumber ? 'text-right' : ''} ${area}`}
          >
            <Cell run={run} />
          </div>
        )
      })}
      <div role="cell" className="sticky right-0 bg-inherit max-md:[grid-area:menu]">
        <button
          type="button"
          tabIndex={stop}
          aria-label={`What can be done with ${name}`}
          aria-haspopup="menu"
          onClick={(event) => {
            event.stopPropagation()
            handlers.openMenu(run, event.currentTarget)
          }}
          className="text-muted hover:text-ink grid h-[calc(var(--row)-1px)] w-full place-items-center"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      </div>
    </div>
  )
}
