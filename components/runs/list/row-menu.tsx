'use client'
import {
  ArrowUpRight,
  Ban,
  Copy,
  CopyPlus,
  Filter,
  Link2,
  type LucideIcon,
  PanelRight,
  RotateCw,
  SlidersHorizontal,
  UserCheck,
} from 'lucide-react'
import { Fragment } from 'react'
import type { RunCommand } from '#/components/runs/list/use-run-commands.ts'
import { AnchoredMenu } from '#/components/ui/anchored-menu.tsx'
import { Keys } from '#/components/ui/keys.tsx'
import { MenuItem, MenuSeparator } from '#/components/ui/menu.tsx'
import type { Run } from '#/lib/client/run.ts'

type RowMenuProps = {
  run: Run
  anchor: Element
  commands: RunCommand[]
  isOpen: boolean
  onClose: () => void
  onFilter: () => void
}

const icons: Record<RunCommand['name'], LucideIcon> = {
  look: PanelRight,
  open: ArrowUpRight,
  rerunWith: SlidersHorizontal,
  rerun: RotateCw,
  cancel: Ban,
  acknowledge: UserCheck,
  clone: Copy,
  duplicate: CopyPlus,
  share: Link2,
}

// A line after opening, and one after what runs it again, stops it, or says that one knows.
const lastOfGroup = new Set<RunCommand['name']>(['open', 'acknowledge'])

function CommandItem({ command: { name, key, words, hindranceOf, does }, run }: { command: RunCommand; run: Run }) {
  const Icon = icons[name]
  return (
    <MenuItem
      icon={<Icon aria-hidden className="size-4 shrink-0" />}
      hindrance={hindranceOf(run)}
      aside={key === null ? undefined : <Keys of={key} />}
      onSelect={() => does(run)}
    >
      {words}
    </MenuItem>
  )
}

/** What can be done with one run; what cannot says why. */
export function RowMenu({ run, anchor, commands, isOpen, onClose, onFilter }: RowMenuProps) {
  return (
    <AnchoredMenu anchor={anchor} label={`What can be done with ${run.reportName}`} isOpen={isOpen} onClose={onClose}>
      {commands.map((command) => (
        <Fragment key={command.name}>
          <CommandItem command={command} run={run} />
          {lastOfGroup.has(command.name) && <MenuSeparator />}
        </Fragment>
      ))}
      <MenuSeparator />
      <MenuItem icon={<Filter aria-hidden className="size-4 shrink-0" />} aside={<Keys of="m" />} onSelect={onFilter}>
        Filter by its values…
      </MenuItem>
    </AnchoredMenu>
  )
}
