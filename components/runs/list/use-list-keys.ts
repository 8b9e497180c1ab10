'use client'
import { type KeyboardEvent as RowKeyEvent, useEffect, useEffectEvent } from 'react'
import { type RowMove, moveOfKey } from '#/components/runs/list/row-moves.ts'
import type { RowCursor } from '#/components/runs/list/use-row-cursor.ts'
import { type RunCommand, obey } from '#/components/runs/list/use-run-commands.ts'
import { useSoon } from '#/components/runs/list/use-soon.ts'
import { type Shortcut, useShortcuts } from '#/components/ui/shortcuts.ts'
import type { Run } from '#/lib/client/run.ts'

// A key that is held goes from row to row faster than this; the panel follows to the row at which it is let go of.
const followMs = 60

type ListKeys = {
  cursor: RowCursor
  commands: RunCommand[]
  isPeeking: boolean
  peek: (run: Run) => void
  select: (run: Run, isRange: boolean) => void
  filterBy: (run: Run) => void
}

/** What the keys do in a list of runs. Answers what its rows hear besides: the keys that are the page's elsewhere. */
export function useListKeys({ cursor, commands, isPeeking, peek, select, filterBy }: ListKeys) {
  const follow = useSoon(followMs, peek)
  const go = (move: RowMove) => {
    const run = cursor.move(move)
    if (run && isPeeking) follow(run)
  }
  const withCurrent = (does: (run: Run) => void) => () => {
    if (cursor.run) does(cursor.run)
  }
  const ofCommands = commands.flatMap((command): Shortcut[] =>
    command.key === null
      ? []
      : [{ key: command.key, says: command.words, does: withCurrent((run) => obey(command, run)) }],
  )
  useShortcuts('Runs', [
    { key: 'j', says: 'Next run, as with ↓', does: () => go('next') },
    { key: 'k', says: 'Previous run, as with ↑', does: () => go('previous') },
    ...ofCommands,
    { key: 'x', says: 'Select the run', does: withCurrent((run) => select(run, false)) },
    { key: 'X', says: 'Select all runs up to this one', does: withCurrent((run) => select(run, true)) },
    { key: 'm', says: 'Filter by its values', does: withCurrent(filterBy) },
  ])
  const hear = (event: RowKeyEvent | KeyboardEvent) => {
    const move = moveOfKey(event.key)
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    go(move)
  }
  const hearOnPage = useEffectEvent((event: KeyboardEvent) => {
    if (event.target === document.body && !event.defaultPrevented) hear(event)
  })
  useEffect(() => {
    if (!isPeeking) return undefined
    // An address that peeks at a run has put the focus nowhere: the keys are for the list then, as they are in its rows.
    const onKeyDown = (event: KeyboardEvent) => hearOnPage(event)
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isPeeking])
  return hear
}
