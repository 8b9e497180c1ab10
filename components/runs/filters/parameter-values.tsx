'use client'
import { useId, useState } from 'react'
import { ApplyForm } from '#/components/runs/filters/apply-form.tsx'
import { CountedList } from '#/components/runs/filters/facets/counted-list.tsx'
import { countedValues } from '#/components/runs/filters/facets/counted-values.ts'
import { useFacet } from '#/components/runs/filters/facets/use-facet.ts'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { isWhole } from '#/components/runs/filters/use-draft.ts'
import type { ListedChoice } from '#/components/ui/choice-list.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { choiceOf, isChoice, isRefusal } from '#/lib/filters/change-filter.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'

type ParameterValuesProps = {
  place: RunsPlace
  draft: RunFilter
  /** Values that are known, whether a run had them or not. */
  known: ListedChoice[]
  change: (next: RunFilter) => void
  onDone: () => void
}

/** Which values of a parameter: some of those that runs had, one that a list must hold, or a bound. */
export function ParameterValues({ place, draft, known, change, onDone }: ParameterValuesProps) {
  const isHeld = draft.operator === 'has'
  if (!isHeld && !isChoice(draft)) return <BoundField {...{ place, draft, known, change, onDone }} />
  const choose = (values: string[]) => {
    if (!isHeld) return change(choiceOf(draft, values, isRefusal(draft)))
    change({ ...draft, values })
    onDone()
  }
  return (
    <CountedList
      place={place}
      of={draft}
      label={`Values of ${draft.parameter}`}
      placeholder="Search or type a value"
      known={known}
      says={null}
      isSingle={isHeld}
      chosen={draft.values}
      onChoose={choose}
      otherWords={(typed) => `The value “${typed}”`}
      isTypedTaken
    />
  )
}

function BoundField({ place, draft, known, change, onDone }: ParameterValuesProps) {
  const id = useId()
  const [value, setValue] = useState(draft.values[0] ?? '')
  const facet = useFacet(place, draft)
  const told = { values: facet?.values ?? null, extent: facet?.extent ?? null }
  const next = { ...draft, values: [value] }
  const apply = () => {
    change(next)
    onDone()
  }
  return (
    <ApplyForm problem={value !== '' && isWhole(next) ? null : 'Give a value.'} onApply={apply}>
      <input
        ref={takeFocus}
        aria-label={`Value of ${draft.parameter}`}
        autoComplete="off"
        list={id}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        className={inputClasses}
      />
      <datalist id={id}>
        {countedValues({ ...told, field: 'parameters', known, chosen: [] }).map(({ value: one }) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <p className="text-muted">A number compares with numbers, anything else as text, such as 2026-08-01.</p>
    </ApplyForm>
  )
}
