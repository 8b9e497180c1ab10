'use client'
import { useState } from 'react'
import { ApplyForm } from '#/components/runs/filters/apply-form.tsx'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { isWhole } from '#/components/runs/filters/use-draft.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'

/** Words that must be found. */
export function WordsEditor({ filter, onChange, onDone }: EditorProps) {
  const [words, setWords] = useState(filter.values[0] ?? '')
  const next = { ...filter, values: [words] }
  const apply = () => {
    onChange([next])
    onDone()
  }
  return (
    <ApplyForm problem={isWhole(next) ? null : 'Give the words to look for.'} onApply={apply}>
      <input
        ref={takeFocus}
        aria-label="Words to look for"
        autoComplete="off"
        value={words}
        onChange={({ target }) => setWords(target.value)}
        className={inputClasses}
      />
    </ApplyForm>
  )
}
