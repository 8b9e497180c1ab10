'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { canKeep, isShown } from '#/components/runs/views/view-search.ts'
import { Button } from '#/components/ui/button.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Popover } from '#/components/ui/popover.tsx'
import { viewsQuery } from '#/lib/queries/views.ts'

const ViewForm = laterPart(
  async () => (await import('#/components/runs/views/view-form.tsx')).ViewForm,
  <p className="text-muted w-72">Loading …</p>,
)

type SaveViewProps = {
  place: RunsPlace
  /** Takes the focus when there is nothing left to save. */
  onGone: () => void
}

/** Keeps what the page shows under a name; there is nothing to keep of what every page shows, or what is kept already. */
export function SaveView({ place, onGone }: SaveViewProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { data: views } = useQuery(viewsQuery(place.account))
  const isKept = views?.some((view) => isShown(view, place)) ?? false
  if (!isOpen && (isKept || !canKeep(place))) return null
  return (
    <Popover
      label="Save these filters as a view"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        // It has its place before the views are known, so that nothing moves when they are.
        <Button look="quiet" className={`h-7 px-2 ${views === undefined ? 'invisible' : ''}`}>
          Save view
        </Button>
      }
    >
      <ViewForm
        place={place}
        view={null}
        onDone={() => {
          setIsOpen(false)
          onGone()
        }}
      />
    </Popover>
  )
}
