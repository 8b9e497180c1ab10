'use client'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { RowMenu } from '#/components/runs/list/row-menu.tsx'
import { valuesInColumn } from '#/components/runs/list/run-values.ts'
import type { RunCommand } from '#/components/runs/list/use-run-commands.ts'
import { ValueMenu } from '#/components/runs/list/value-menu.tsx'
import type { Run } from '#/lib/client/run.ts'
import type { LoadedRuns } from '#/lib/queries/loaded-runs.ts'

type Opened = { run: Run; anchor: Element; column: string | null; isOpen: boolean }

type RowMenusInput = { runs: LoadedRuns; commands: RunCommand[]; isOfOneReport: boolean }

export type RowMenus = {
  openCommands: (run: Run, anchor: Element) => void
  openValues: (run: Run, anchor: Element) => void
  /** For a press with the other button on a value: its filters. */
  onContextMenu: (event: MouseEvent) => void
  menus: ReactNode
}

const shut = (opened: Opened | null) => opened && { ...opened, isOpen: false }

/** The two menus of a list, one of each for all rows: what to do with a run, and what its values are good for. */
export function useRowMenus({ runs, commands, isOfOneReport }: RowMenusInput): RowMenus {
  const [command, setCommand] = useState<Opened | null>(null)
  const [value, setValue] = useState<Opened | null>(null)
  const openValues = (run: Run, anchor: Element) => setValue({ run, anchor, column: null, isOpen: true })
  const onContextMenu = (event: MouseEvent) => {
    // A link has a menu of the browser's own.
    if (!(event.target instanceof Element) || event.target.closest('a, button, input')) return
    const anchor = event.target.closest<HTMLElement>('[data-column]')
    const index = runs.indexOf(event.target.closest<HTMLElement>('[data-run]')?.dataset['run'] ?? '')
    const run = runs.at(index)
    const column = anchor?.dataset['column']
    if (!anchor || !run || column === undefined || valuesInColumn(run, column).length === 0) return
    event.preventDefault()
    setValue({ run, anchor, column, isOpen: true })
  }
  const menus = (
    <>
      {command && (
        <RowMenu
          {...command}
          commands={commands}
          onClose={() => setCommand(shut)}
          onFilter={() => openValues(command.run, command.anchor)}
        />
      )}
      {value && <ValueMenu {...value} isOfOneReport={isOfOneReport} onClose={() => setValue(shut)} />}
    </>
  )
  return {
    openCommands: (run, anchor) => setCommand({ run, anchor, column: null, isOpen: true }),
    openValues,
    onContextMenu,
    menus,
  }
}
