'use client'
import type { RefObject } from 'react'
import { RunRow, type RowHandlers } from '#/components/runs/list/run-row.tsx'
import type { RunColumn } from '#/components/runs/list/run-columns.ts'
import { useRowWindow } from '#/components/runs/list/use-row-window.ts'
import type { LoadedRuns } from '#/lib/queries/loaded-runs.ts'

type RunRowsProps = {
  ref: RefObject<HTMLDivElement | null>
  runs: LoadedRuns
  /** They are those of other filters, until the ones that are asked for are there. */
  isOld: boolean
  columns: RunColumn[]
  handlers: RowHandlers
  rowPx: number
  currentIndex: number
  selected: ReadonlySet<string>
  peeked: string | null
  getScroller: () => HTMLElement | null
  onSight: (first: number, last: number) => void
}

/** The rows in sight. Scrolling draws these anew, and nothing else. */
export function RunRows({
  ref,
  runs,
  isOld,
  columns,
  handlers,
  currentIndex,
  selected,
  peeked,
  ...view
}: RunRowsProps) {
  const getList = () => ref.current
  const indexes = useRowWindow({ count: runs.count, pinned: currentIndex, getList, ...view })
  const stop = currentIndex === -1 ? indexes[0] : currentIndex
  return (
    <div ref={ref} role="rowgroup" className={`relative h-(--rows) ${isOld ? 'opacity-60' : ''}`}>
      {indexes.map((index) => {
        const run = runs.at(index)
        if (run === undefined) return null
        return (
          <RunRow
            key={run.token}
            run={run}
            index={index}
            columns={columns}
            handlers={handlers}
            isCurrent={index === currentIndex}
            isStop={index === stop}
            isSelected={selected.has(run.token)}
            isPeeked={run.token === peeked}
          />
        )
      })}
    </div>
  )
}
