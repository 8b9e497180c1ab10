'use client'
import { hiddenAfter, shownColumns } from '#/components/runs/list/column-choice.ts'
import { type RunColumn, accountColumns, reportColumns } from '#/components/runs/list/run-columns.ts'
import { usePreferences, useSavePreferences } from '#/lib/queries/preferences.ts'

/** A column that can be shown and hidden. */
export type ColumnChoice = { id: string; words: string; isShown: boolean; show: (isShown: boolean) => void }
export type RunColumns = { shown: RunColumn[]; choices: ColumnChoice[] }

/** The columns of the runs as the person keeps them; what they show or hide is kept with their account. */
export function useRunColumns(isOfOneReport: boolean): RunColumns {
  const { hidden } = usePreferences().runsColumns
  const save = useSavePreferences()
  const columns = isOfOneReport ? reportColumns : accountColumns
  const choices = columns
    .filter(({ isFixed }) => !isFixed)
    .map(({ id, words }) => ({
      id,
      words,
      isShown: !hidden.includes(id),
      show: (isShown: boolean) => save.mutate({ runsColumns: { hidden: hiddenAfter(hidden, id, isShown) } }),
    }))
  return { shown: shownColumns(columns, hidden), choices }
}
