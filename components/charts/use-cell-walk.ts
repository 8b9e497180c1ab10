'use client'
import { type KeyboardEvent, useState } from 'react'
import { type Cell, type Stops, newestStop, walkedTo } from '#/components/charts/cell-walk.ts'

type StopProps = {
  'data-cell': string
  tabIndex: number
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

const nameOf = ({ row, column }: Cell) => `${row}-${column}`

/** Makes the links of a table one stop for the keyboard, between which the arrow keys walk. Gives what each link takes. */
export function useCellWalk(stops: Stops): (cell: Cell) => StopProps {
  const [current, setCurrent] = useState<Cell | null>(null)
  const isThere = current !== null && stops[current.row]?.includes(current.column)
  const stop = isThere ? current : newestStop(stops)
  return (cell) => ({
    'data-cell': nameOf(cell),
    tabIndex: stop !== null && nameOf(stop) === nameOf(cell) ? 0 : -1,
    onFocus: () => setCurrent(cell),
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const next = walkedTo(stops, cell, event.key)
      if (next === null) return
      event.preventDefault()
      event.stopPropagation()
      const table = event.currentTarget.closest('table')
      table?.querySelector<HTMLElement>(`[data-cell="${nameOf(next)}"]`)?.focus()
    },
  })
}
