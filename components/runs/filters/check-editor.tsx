'use client'
import { useId, useState } from 'react'
import { countOf } from '#/components/runs/filters/facets/counted-values.ts'
import { FacetNote } from '#/components/runs/filters/facets/facet-note.tsx'
import { RunCount } from '#/components/runs/filters/facets/run-count.tsx'
import { useFacet } from '#/components/runs/filters/facets/use-facet.ts'
import { NotSwitch } from '#/components/runs/filters/not-switch.tsx'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { useDraft } from '#/components/runs/filters/use-draft.ts'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { valueWords } from '#/components/runs/filter-words.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { choiceOf, isRefusal } from '#/lib/filters/change-filter.ts'
import type { FilterField } from '#/lib/filters/filter-field.ts'
import { pythonStates, runTriggers } from '#/lib/runs/run-attributes.ts'
import { runStates } from '#/lib/runs/run-state.ts'

const listed: Partial<Record<FilterField, readonly string[]>> = {
  state: runStates,
  trigger: runTriggers,
  python_state: pythonStates,
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Any of a few values that never change, with how many runs have each. */
export function CheckEditor({ filter, place, onChange, onDone }: EditorProps) {
  const { draft, change } = useDraft(filter, (next) => onChange([next]))
  const id = useId()
  const facet = useFacet(place, draft)
  const { field, values } = draft
  const choices = listed[field] ?? []
  const [first] = useState(choices.find((value) => values.includes(value)) ?? choices[0])
  const toggle = (value: string, isChosen: boolean) => {
    const next = choices.filter((each) => (each === value ? isChosen : values.includes(each)))
    change(choiceOf(draft, next, isRefusal(draft)))
  }
  return (
    <>
      <NotSwitch draft={draft} change={change} />
      <fieldset className="grid">
        <legend className="sr-only">Values</legend>
        {choices.map((value) => (
          <label key={value} className="hover:bg-sunken -mx-1 flex min-h-8 items-center gap-2 rounded px-1">
            <input
              ref={value === first ? takeFocus : undefined}
              type="checkbox"
              checked={values.includes(value)}
              aria-labelledby={`${id}-${value}`}
              aria-describedby={`${id}-${value}-count`}
              onChange={({ target }) => toggle(value, target.checked)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                onDone()
              }}
              className="accent-accent size-4"
            />
            {field === 'state' && <StateIcon state={value} />}
            <span id={`${id}-${value}`}>{upperFirst(valueWords(field, value, {}))}</span>
            {facet !== null && (
              <RunCount
                id={`${id}-${value}-count`}
                count={countOf(value, field, facet)}
                isLoading={facet.isLoading && facet.error === null}
              />
            )}
          </label>
        ))}
      </fieldset>
      {values.length === 0 && <p className="text-muted">Choose at least one.</p>}
      {facet !== null && <FacetNote facet={facet} place={place} of={draft} />}
    </>
  )
}

function StateIcon({ state }: { state: string }) {
  return runStates
    .filter((each) => each === state)
    .map((each) => {
      const { icon: Icon, ink } = runStateLook[each]
      return <Icon key={each} aria-hidden className={`size-4 shrink-0 ${ink}`} />
    })
}
