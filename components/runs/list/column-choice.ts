import type { RunColumn } from '#/components/runs/list/run-columns.ts'

/** The columns that are left when those with the hidden ids go; what names a run always stays. */
export function shownColumns(columns: RunColumn[], hidden: string[]): RunColumn[] {
  return columns.filter(({ id, isFixed }) => isFixed || !hidden.includes(id))
}

/** The hidden ids once a column is shown or hidden. Those of columns that are not on this page stay as they are. */
export function hiddenAfter(hidden: string[], id: string, isShown: boolean): string[] {
  const others = hidden.filter((each) => each !== id)
  return isShown ? others : [...others, id]
}
