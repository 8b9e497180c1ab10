'use client'
import { useRef, useState } from 'react'
import { FilterPill } from '#/components/runs/filters/filter-pill.tsx'
import { pillPlaces } from '#/components/runs/filters/pill-places.ts'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import type { FilterEdits } from '#/components/runs/filters/use-filter-edits.ts'
import { useFilterWords } from '#/components/runs/filters/use-filter-words.ts'
import { Button } from '#/components/ui/button.tsx'
import { withReplaced } from '#/lib/filters/change-filter.ts'

const shownPills = 10

type FilterPillsProps = { place: RunsPlace; edits: FilterEdits; onEmpty: () => void }

/** The filters in force, in words. `onEmpty` takes the focus when the last one is gone. */
export function FilterPills({ place, edits, onEmpty }: FilterPillsProps) {
  const [openAt, setOpenAt] = useState<number | null>(null)
  const [isLong, setIsLong] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const words = useFilterWords(place)
  const { filters } = place
  const places = pillPlaces(filters)
  const isCut = !isLong && places.length > shownPills + 1
  const shown = places.filter((index, at) => !isCut || at < shownPills || words(filters[index] ?? '').problem !== null)
  const remove = (index: number, at: number) => {
    // The pills move up by one: the focus stays where it is, but for the last pill, which goes.
    if (shown.length === 1) onEmpty()
    else if (at === shown.length - 1) list.current?.querySelectorAll('li')[at - 1]?.querySelector('button')?.focus()
    edits.edit(withReplaced(filters, index, []))
    edits.end()
  }
  return (
    <ul ref={list} aria-label="Filters in force" className="contents">
      {shown.map((index, at) => (
        // A pill is the filter at its place: it stays the same, with its editor open, while the filter changes.
        <FilterPill
          key={index}
          text={filters[index] ?? ''}
          words={words(filters[index] ?? '')}
          place={place}
          isOpen={openAt === index}
          onOpenChange={(isOpen) => {
            setOpenAt(isOpen ? index : null)
            edits.end()
          }}
          onChange={(next) => edits.edit(withReplaced(filters, index, next))}
          onDone={() => setOpenAt(null)}
          onRemove={() => remove(index, at)}
        />
      ))}
      {isCut && (
        <li>
          <Button look="quiet" className="h-7" onClick={() => setIsLong(true)}>
            {places.length - shown.length} more
          </Button>
        </li>
      )}
    </ul>
  )
}
