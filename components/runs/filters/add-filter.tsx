'use client'
import { Plus } from 'lucide-react'
import type { RefObject } from 'react'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import type { FilterEdits } from '#/components/runs/filters/use-filter-edits.ts'
import { Button } from '#/components/ui/button.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Popover } from '#/components/ui/popover.tsx'
import type { FilterField } from '#/lib/filters/filter-field.ts'

type AddFilterProps = {
  place: RunsPlace
  edits: FilterEdits
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  buttonRef: RefObject<HTMLButtonElement | null>
  /** For a field that has a place of its own in the bar. True when it has. */
  onElsewhere: (field: FilterField) => boolean
}

export type NewFilterProps = Pick<AddFilterProps, 'place' | 'edits' | 'onElsewhere'> & { onDone: () => void }

const NewFilter = laterPart(
  async () => (await import('#/components/runs/filters/new-filter.tsx')).NewFilter,
  <p className="text-muted w-80">Loading …</p>,
)

/** Chooses what to filter by, then by which values. */
export function AddFilter({ isOpen, onOpenChange, buttonRef, ...rest }: AddFilterProps) {
  const trigger = (
    <Button ref={buttonRef} aria-keyshortcuts="f" title="Add a filter (f)">
      <Plus aria-hidden className="size-4" />
      Filter
    </Button>
  )
  return (
    <Popover label="Add a filter" isOpen={isOpen} onOpenChange={onOpenChange} trigger={trigger}>
      <NewFilter {...rest} onDone={() => onOpenChange(false)} />
    </Popover>
  )
}
