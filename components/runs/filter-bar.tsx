'use client'
import { Braces } from 'lucide-react'
import { useRef, useState } from 'react'
import { AddFilter } from '#/components/runs/filters/add-filter.tsx'
import { pillPlaces, withoutPills } from '#/components/runs/filters/pill-places.ts'
import { PresetButtons } from '#/components/runs/filters/preset-buttons.tsx'
import { SearchField } from '#/components/runs/filters/search-field.tsx'
import { SpanChoice } from '#/components/runs/filters/span-choice.tsx'
import { useFilterEdits } from '#/components/runs/filters/use-filter-edits.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { searchOfPlace } from '#/components/runs/views/view-search.ts'
import { ViewsMenu } from '#/components/runs/views/views-menu.tsx'
import { Button, IconButton } from '#/components/ui/button.tsx'
import { laterPart, servedPart } from '#/components/ui/later-part.tsx'
import { useShortcuts } from '#/components/ui/shortcuts.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import type { FilterField } from '#/lib/filters/filter-field.ts'

const FilterPills = servedPart(async () => (await import('#/components/runs/filters/filter-pills.tsx')).FilterPills)
const SaveView = servedPart(async () => (await import('#/components/runs/views/save-view.tsx')).SaveView)
const TextMode = laterPart(
  async () => (await import('#/components/runs/filters/text-mode.tsx')).TextMode,
  <p className="text-muted min-h-18">Loading …</p>,
)

type FilterBarProps = {
  account: string
  /** The report whose runs the page shows; null on the page of all of them. */
  report: string | null
}

type Opened = 'add' | 'span' | 'text' | null

/** Says which runs the page shows, and changes it. All of it is in the address. */
export function FilterBar({ account, report }: FilterBarProps) {
  const [opened, setOpened] = useState<Opened>(null)
  const [isFromText, setIsFromText] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const { filters, order, setFilters } = useRunsAddress()
  const edits = useFilterEdits()
  const place = { account, report, filters, order }
  const pills = pillPlaces(filters)
  const open = (what: Opened) => (isOpen: boolean) => {
    setOpened((now) => (isOpen ? what : now === what ? null : now))
    edits.end()
  }
  useShortcuts('Filters', [
    { key: 'f', says: 'Add a filter', does: () => setOpened('add') },
    { key: '/', says: 'Search the runs', does: () => search.current?.select() },
  ])
  const goElsewhere = (field: FilterField): boolean => {
    if (field === 'created_at') setOpened('span')
    if (field === 'text') search.current?.focus()
    return field === 'created_at' || field === 'text'
  }
  const focusAdd = () => add.current?.focus()
  const clear = () => {
    focusAdd()
    setFilters(withoutPills(filters))
  }
  const leaveText = () => {
    setOpened(null)
    setIsFromText(true)
  }
  if (opened === 'text') {
    const apply = (next: string[]) => {
      setFilters(next)
      leaveText()
    }
    return (
      <section aria-label="Which runs">
        <TextMode filters={filters} onApply={apply} onCancel={leaveText} />
      </section>
    )
  }
  return (
    <section aria-label="Which runs" className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField inputRef={search} isOfOneReport={report !== null} />
        <PresetButtons />
        <span className="flex-1 max-sm:hidden" />
        <ViewsMenu place={place} />
        <SpanChoice isOpen={opened === 'span'} onOpenChange={open('span')} />
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <AddFilter
          place={place}
          edits={edits}
          isOpen={opened === 'add'}
          onOpenChange={open('add')}
          buttonRef={add}
          onElsewhere={goElsewhere}
        />
        <IconButton
          ref={isFromText ? takeFocus : undefined}
          label="Edit all filters as text"
          onClick={() => setOpened('text')}
          look="plain"
        >
          <Braces aria-hidden className="size-4" />
        </IconButton>
        {pills.length > 0 && <FilterPills place={place} edits={edits} onEmpty={focusAdd} />}
        {pills.length > 1 && (
          <Button look="quiet" className="h-7 px-2" onClick={clear}>
            Clear all
          </Button>
        )}
        {searchOfPlace(place) !== '' && <SaveView place={place} onGone={focusAdd} />}
      </div>
    </section>
  )
}
