'use client'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { type RowMove, movedRow } from '#/components/runs/list/row-moves.ts'
import type { Run } from '#/lib/client/run.ts'
import type { LoadedRuns } from '#/lib/queries/loaded-runs.ts'

type RowCursorInput = {
  runs: LoadedRuns
  /** The run to begin at, by its token. */
  first: string | null
  rowPx: number
  getList: () => HTMLElement | null
  getScroller: () => HTMLElement | null
}

/** The row that the keys act on, which is the one that has the focus. */
export type RowCursor = {
  run: Run | undefined
  index: number
  /** Makes a run the current one without moving the focus. */
  set: (token: string) => void
  /** Goes to another row with the focus, and tells its run. */
  move: (move: RowMove) => Run | undefined
  /** Puts the focus on the current row, when it is loaded. */
  focus: () => void
}

/** The current row follows its run, wherever that stands after others were loaded. */
export function useRowCursor({ runs, first, rowPx, getList, getScroller }: RowCursorInput): RowCursor {
  const [token, setToken] = useState(first)
  const index = token === null ? -1 : runs.indexOf(token)

  const focusRow = (at: string | null) => {
    const row = getList()?.querySelector<HTMLElement>(`[data-run="${at}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const rowsInSight = () => {
    const list = getList()?.getBoundingClientRect().top ?? 0
    const scroller = getScroller()
    const top = scroller === document.documentElement ? 0 : (scroller?.getBoundingClientRect().top ?? 0)
    const firstSeen = Math.max(0, Math.ceil((top - list) / rowPx))
    return { count: runs.count, firstSeen, seen: Math.floor((scroller?.clientHeight ?? 0) / rowPx) - 1 }
  }
  return {
    index,
    run: index === -1 ? undefined : runs.at(index),
    set: setToken,
    focus: () => focusRow(token),
    move: (move) => {
      const target = movedRow(index === -1 ? null : index, move, rowsInSight())
      const run = target === null ? undefined : runs.at(target)
      if (run === undefined) return undefined
      // The row must be there before it can have the focus: the end of the list may be far away.
      flushSync(() => setToken(run.token))
      focusRow(run.token)
      return run
    },
  }
}
