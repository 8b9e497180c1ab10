'use client'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { NewFilterProps } from '#/components/runs/filters/add-filter.tsx'
import { FilterEditor } from '#/components/runs/filters/filter-editor.tsx'
import { fieldWords, offeredFields } from '#/components/runs/filters/filter-fields.ts'
import { emptyFilter, placeOfChoice } from '#/components/runs/filters/empty-filter.ts'
import { Button } from '#/components/ui/button.tsx'
import { ChoiceList } from '#/components/ui/choice-list.tsx'
import { type FilterField, isFilterField } from '#/lib/filters/filter-field.ts'
import { formatFilter, readFilter } from '#/lib/filters/run-filter.ts'

/** What is being added: its field, and the place it has (or is going to have) among the filters. */
type Adding = { field: FilterField; index: number }

export function NewFilter({ place, edits, onElsewhere, onDone }: NewFilterProps) {
  const [adding, setAdding] = useState<Adding | null>(null)
  const { filters } = place
  if (adding === null) {
    const choices = offeredFields(place.report).map((field) => ({
      value: field,
      label: fieldWords[field].word,
      hint: fieldWords[field].explains,
    }))
    const choose = ([field = '']: string[]) => {
      if (!isFilterField(field)) return
      if (onElsewhere(field)) onDone()
      else setAdding({ field, index: placeOfChoice(filters, field) })
    }
    return (
      <div className="w-80 max-w-full">
        <ChoiceList
          label="What to filter by"
          placeholder="Filter by …"
          isSingle
          choices={choices}
          chosen={[]}
          onChoose={choose}
        />
      </div>
    )
  }
  const { field, index } = adding
  const given = readFilter(filters[index] ?? '').filter
  const filter = given?.field === field ? given : emptyFilter(field)
  return (
    <div className="grid grid-cols-1 gap-2">
      <Button look="quiet" className="-mt-1 -ml-2 w-fit px-2" onClick={() => setAdding(null)}>
        <ArrowLeft aria-hidden className="size-4" />
        All filters
      </Button>
      <FilterEditor
        filter={filter}
        place={place}
        onChange={(next) => edits.edit(filters.toSpliced(index, 1, ...next.map(formatFilter)))}
        onDone={onDone}
      />
    </div>
  )
}
