'use client'
import { RunRow, type RowHandlers } from '#/components/runs/list/run-row.tsx'
import type { RunColumn } from '#/components/runs/list/run-columns.ts'
import { useRowWindow } from '#/components/runs/list/use-row-window.ts'
import type { LoadedRuns } from '#/lib/queries/loaded-runs.ts'

type RunRowsProps = {
  runs: LoadedRuns
  columns: RunColumn[]
  handlers: RowHandlers
  rowPx: number
  currentIndex: number
  selected: ReadonlySet<string>
  peeked: string | null
  getList: () => HTMLElement | null
  getScroller: () => HTMLElement | null
  onSight: (first: number, last: number) => void
}

/** The rows in sight. Scrolling draws these anew, and nothing else. */
export function RunRows({ runs, columns, handlers, currentIndex, selected, peeked, ...view }: RunRowsProps) {
  const indexes = useRowWindow({ count: runs.count, pinned: currentIndex, ...view })
  return indexes.map((index) => {
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
        isStop={index === Math.max(0, currentIndex)}
        isSelected={selected.has(run.token)}
        isPeeked={run.token === peeked}
      />
    )
  })
}
