'use client'
import { useId, useState } from 'react'
import { fieldWords } from '#/components/runs/filters/filter-fields.ts'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { useDraft } from '#/components/runs/filters/use-draft.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { isRefusal } from '#/lib/filters/change-filter.ts'

type Answer = { value: string; words: string; hint: string }

const ofOpen: Answer[] = [
  { value: 'true', words: 'Failures that are still open', hint: 'No later run with the same parameters went well.' },
  { value: 'false', words: 'All other runs', hint: 'What did not fail, and what was made good since.' },
]

const ofSlow: Answer[] = [
  {
    value: 'true',
    words: 'Slower than usual',
    hint: 'Beyond what the good runs with the same parameters took before.',
  },
  { value: 'false', words: 'All other runs', hint: 'As fast as usual, not good, or too new to tell.' },
]

/** Yes or no. */
export function FlagEditor({ filter, onChange }: EditorProps) {
  const { draft, change } = useDraft(filter, (next) => onChange([next]))
  const name = useId()
  const [value = null] = draft.values
  const asked = value === null ? null : String((value === 'true') !== isRefusal(draft))
  const answers = filter.field === 'slow' ? ofSlow : ofOpen
  const [first] = useState(asked ?? 'true')
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">{fieldWords[filter.field].word}</legend>
      {answers.map((answer) => (
        <label key={answer.value} className="hover:bg-sunken -mx-1 flex gap-2 rounded px-1 py-1">
          <input
            ref={answer.value === first ? takeFocus : undefined}
            type="radio"
            name={name}
            checked={asked === answer.value}
            onChange={() => change({ ...draft, operator: 'eq', values: [answer.value] })}
            className="accent-accent mt-0.5 size-4"
          />
          <span>
            {answer.words}
            <span className="text-muted block">{answer.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
