'use client'
import { type Updater, functionalUpdate, useTable } from '@tanstack/react-table'
import { accountColumns, reportColumns, runTableFeatures } from '#/components/runs/list/run-columns.ts'
import type { RunColumn } from '#/components/runs/list/run-columns.ts'
import type { Run } from '#/lib/client/run.ts'
import { usePreferences, useSavePreferences } from '#/lib/queries/preferences.ts'

// The rows stay where they are loaded, page by page: a table that held ten thousand would rebuild them for each that changes.
const noRows: Run[] = []

/** A column that can be shown and hidden. */
export type ColumnChoice = { id: string; words: string; isShown: boolean; show: (isShown: boolean) => void }
export type RunColumns = { shown: RunColumn[]; choices: ColumnChoice[] }

/** The columns of the runs as the person keeps them; what they show or hide is kept with their account. */
export function useRunColumns(isOfOneReport: boolean): RunColumns {
  const { runsColumns } = usePreferences()
  const save = useSavePreferences()
  const columnVisibility = Object.fromEntries(runsColumns.hidden.map((id) => [id, false]))
  const table = useTable({
    features: runTableFeatures,
    columns: isOfOneReport ? reportColumns : accountColumns,
    data: noRows,
    state: { columnVisibility },
    onColumnVisibilityChange: (updater: Updater<Record<string, boolean>>) => {
      const visible = functionalUpdate(updater, columnVisibility)
      const hidden = Object.keys(visible).filter((id) => visible[id] === false)
      save.mutate({ runsColumns: { hidden } })
    },
  })
  const offered = table.getAllLeafColumns().filter((column) => column.getCanHide())
  return {
    shown: table.getVisibleLeafColumns(),
    choices: offered.map((column) => ({
      id: column.id,
      words: column.columnDef.meta?.words ?? column.id,
      isShown: columnVisibility[column.id] !== false,
      show: (isShown) => column.toggleVisibility(isShown),
    })),
  }
}
