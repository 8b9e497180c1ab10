'use client'
import { CountedList } from '#/components/runs/filters/facets/counted-list.tsx'
import { NotSwitch } from '#/components/runs/filters/not-switch.tsx'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { useDraft } from '#/components/runs/filters/use-draft.ts'
import { type NamedThings, useNamedThings } from '#/components/runs/filters/use-named-things.ts'
import { choiceOf, isRefusal } from '#/lib/filters/change-filter.ts'
import type { FilterField } from '#/lib/filters/filter-field.ts'

const wants: Partial<Record<FilterField, { placeholder: string; other: string }>> = {
  report: { placeholder: 'Search reports', other: 'The report with the token' },
  executed_by: { placeholder: 'Search people', other: 'The person with the username' },
  collection: { placeholder: 'Search collections', other: 'The collection with the token' },
  schedule: { placeholder: 'Search schedules', other: 'The schedule with the token' },
  failure: { placeholder: 'Search failures', other: 'The failure with the fingerprint' },
  run: { placeholder: 'Token of a run', other: 'The run with the token' },
}

const unlisted: NamedThings = { choices: [], says: null }

/** Any of many things that have names: reports, people, collections, schedules, failures. */
export function ChoiceEditor({ filter, place, onChange }: EditorProps) {
  const { draft, change } = useDraft(filter, (next) => onChange([next]))
  const { field, values } = draft
  const { choices, says } = useNamedThings(place, [field])[field] ?? unlisted
  const { placeholder, other } = wants[field] ?? { placeholder: 'Search', other: 'The value' }
  return (
    <>
      <NotSwitch draft={draft} change={change} />
      <CountedList
        place={place}
        of={draft}
        label={placeholder}
        known={choices}
        says={says}
        chosen={values}
        onChoose={(next) => change(choiceOf(draft, next, isRefusal(draft)))}
        otherWords={(typed) => `${other} “${typed}”`}
      />
    </>
  )
}
