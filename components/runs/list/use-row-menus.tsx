'use client'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { valuesInColumn } from '#/components/runs/list/run-values.ts'
import type { RunCommand } from '#/components/runs/list/use-run-commands.ts'
import { laterPart } from '#/components/ui/later-part.tsx'
import type { Run } from '#/lib/client/run.ts'
import type { LoadedRuns } from '#/lib/queries/loaded-runs.ts'

const RowMenu = laterPart(async () => (await import('#/components/runs/list/row-menu.tsx')).RowMenu)
const ValueMenu = laterPart(async () => (await import('#/components/runs/list/value-menu.tsx')).ValueMenu)

/** Where a value of a run stands: in a column, or with a null all of them in the row. */
export type ValuePlace = { run: Run; column: string | null; anchor: Element }
type Opened = ValuePlace & { isOpen: boolean }

type RowMenusInput = { runs: LoadedRuns; commands: RunCommand[]; isOfOneReport: boolean }

export type RowMenus = {
  openCommands: (run: Run, anchor: Element) => void
  openValues: (place: ValuePlace) => void
  placeOf: (target: EventTarget) => ValuePlace | null
  /** For a press with the other button on a value: its filters. */
  onContextMenu: (event: MouseEvent) => void
  menus: ReactNode
}

const shut = (opened: Opened | null) => opened && { ...opened, isOpen: false }

/** The two menus of a list, one of each for all rows: what to do with a run, and what its values are good for. */
export function useRowMenus({ runs, commands, isOfOneReport }: RowMenusInput): RowMenus {
  const [command, setCommand] = useState<Opened | null>(null)
  const [value, setValue] = useState<Opened | null>(null)
  const openValues = (place: ValuePlace) => setValue({ ...place, isOpen: true })
  const placeOf = (target: EventTarget): ValuePlace | null => {
    const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
    const token = anchor?.closest<HTMLElement>('[data-run]')?.dataset['run'] ?? ''
    const run = runs.at(runs.indexOf(token))
    const column = anchor?.dataset['column']
    if (!anchor || !run || column === undefined || valuesInColumn(run, column).length === 0) return null
    return { run, column, anchor }
  }
  const onContextMenu = (event: MouseEvent) => {
    // A link has a menu of the browser's own.
    const place = event.target instanceof Element && event.target.closest('a') ? null : placeOf(event.target)
    if (place === null) return
    event.preventDefault()
    openValues(place)
  }
  const menus = (
    <>
      {command && (
        <RowMenu
          {...command}
          commands={commands}
          onClose={() => setCommand(shut)}
          onFilter={() => openValues({ ...command, column: null })}
        />
      )}
      {value && <ValueMenu {...value} isOfOneReport={isOfOneReport} onClose={() => setValue(shut)} />}
    </>
  )
  return {
    openCommands: (run, anchor) => setCommand({ run, anchor, column: null, isOpen: true }),
    openValues,
    placeOf,
    onContextMenu,
    menus,
  }
}
