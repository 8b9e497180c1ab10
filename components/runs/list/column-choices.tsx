'use client'
import { Columns3 } from 'lucide-react'
import type { ColumnChoice } from '#/components/runs/list/use-run-columns.ts'
import { IconButton } from '#/components/ui/button.tsx'
import { Menu, MenuSwitch } from '#/components/ui/menu.tsx'

/** Which columns the list shows. */
export function ColumnChoices({ choices }: { choices: ColumnChoice[] }) {
  const trigger = (
    <IconButton label="Columns">
      <Columns3 aria-hidden className="size-4 shrink-0" />
    </IconButton>
  )
  return (
    <Menu align="end" trigger={trigger}>
      {choices.map(({ id, words, isShown, show }) => (
        <MenuSwitch key={id} isOn={isShown} onChange={show}>
          {words}
        </MenuSwitch>
      ))}
    </Menu>
  )
}
