'use client'
import type { MouseEvent } from 'react'
import type { RowHandlers } from '#/components/runs/list/run-row.tsx'
import type { Run } from '#/lib/client/run.ts'

type RowDeeds = {
  setCurrent: (token: string) => void
  peek: (run: Run) => void
  select: (run: Run, isRange: boolean) => void
  openCommands: (run: Run, anchor: Element) => void
}

/** A press that the browser knows best what to do with: a link in another tab, or the end of marking a text. */
function isForBrowser({ target, metaKey, ctrlKey }: MouseEvent): boolean {
  const isElsewhere = (metaKey || ctrlKey) && target instanceof Element && target.closest('a') !== null
  return isElsewhere || window.getSelection()?.isCollapsed === false
}

/** What a press on a row does: look at its run, select it with Ctrl, select up to it with Shift. */
export function useRowHandlers({ setCurrent, peek, select, openCommands }: RowDeeds): RowHandlers {
  return {
    select,
    press: (event, run) => {
      if (isForBrowser(event)) return
      event.preventDefault()
      event.currentTarget.focus({ preventScroll: true })
      setCurrent(run.token)
      if (event.shiftKey || event.metaKey || event.ctrlKey) select(run, event.shiftKey)
      else peek(run)
    },
    openMenu: (run, anchor) => {
      setCurrent(run.token)
      openCommands(run, anchor)
    },
  }
}
