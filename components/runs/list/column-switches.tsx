'use client'
import type { ColumnChoice } from '#/components/runs/list/use-run-columns.ts'
import { MenuSwitch } from '#/components/ui/menu.tsx'

/** A switch for each column that can be hidden. */
export function ColumnSwitches({ choices }: { choices: ColumnChoice[] }) {
  return choices.map(({ id, words, isShown, show }) => (
    <MenuSwitch key={id} isOn={isShown} onChange={show}>
      {words}
    </MenuSwitch>
  ))
}
