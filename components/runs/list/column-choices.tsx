'use client'
import { Columns3 } from 'lucide-react'
import type { ColumnChoice } from '#/components/runs/list/use-run-columns.ts'
import { IconButton } from '#/components/ui/button.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Menu } from '#/components/ui/menu.tsx'

const ColumnSwitches = laterPart(
  async () => (await import('#/components/runs/list/column-switches.tsx')).ColumnSwitches,
  <p className="text-muted px-2 py-1.5">Loading …</p>,
)

/** Which columns the list shows. */
export function ColumnChoices({ choices }: { choices: ColumnChoice[] }) {
  const trigger = (
    <IconButton label="Columns">
      <Columns3 aria-hidden className="size-4 shrink-0" />
    </IconButton>
  )
  return (
    <Menu align="end" trigger={trigger}>
      <ColumnSwitches choices={choices} />
    </Menu>
  )
}
