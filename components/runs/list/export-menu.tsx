'use client'
import { ChevronDown } from 'lucide-react'
import { Button } from '#/components/ui/button.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Menu } from '#/components/ui/menu.tsx'
import type { RunsSelection } from '#/lib/client/runs-search.ts'

const ExportChoices = laterPart(
  async () => (await import('#/components/runs/list/export-choices.tsx')).ExportChoices,
  <p className="text-muted px-2 py-1.5">Loading …</p>,
)

/** Takes the runs of a selection elsewhere: all of them as a file, or the link to them. */
export function ExportMenu({ selection }: { selection: RunsSelection }) {
  const trigger = (
    <Button>
      Export
      <ChevronDown aria-hidden className="size-4" />
    </Button>
  )
  return (
    <Menu align="end" trigger={trigger}>
      <ExportChoices selection={selection} />
    </Menu>
  )
}
