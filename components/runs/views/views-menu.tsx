'use client'
import { useQuery } from '@tanstack/react-query'
import { Bookmark, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { isShown } from '#/components/runs/views/view-search.ts'
import { Button } from '#/components/ui/button.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Popover } from '#/components/ui/popover.tsx'
import { viewsQuery } from '#/lib/queries/views.ts'

const ViewsPanel = laterPart(
  async () => (await import('#/components/runs/views/views-panel.tsx')).ViewsPanel,
  <p className="text-muted w-72">Loading …</p>,
)

/** The saved views, and which of them the page shows. */
export function ViewsMenu({ place }: { place: RunsPlace }) {
  const [isOpen, setIsOpen] = useState(false)
  const { data: views = [] } = useQuery(viewsQuery(place.account))
  const current = views.find((view) => isShown(view, place))
  const trigger = (
    <Button
      title={current === undefined ? 'Saved views' : `Saved view: ${current.name}`}
      className="max-w-56 min-w-0 max-sm:px-2"
    >
      <Bookmark
        aria-hidden
        className={`size-4 shrink-0 ${current === undefined ? 'text-muted' : 'text-accent fill-current'}`}
      />
      <span className="sr-only">{current === undefined ? 'Saved views' : 'Saved view: '}</span>
      <span aria-hidden={current === undefined} className="truncate max-sm:hidden">
        {current === undefined ? 'Views' : <bdi>{current.name}</bdi>}
      </span>
      <ChevronDown aria-hidden className="text-muted size-3.5 shrink-0 max-sm:hidden" />
    </Button>
  )
  return (
    <Popover label="Saved views" isOpen={isOpen} onOpenChange={setIsOpen} trigger={trigger} align="end">
      <ViewsPanel place={place} onDone={() => setIsOpen(false)} />
    </Popover>
  )
}
