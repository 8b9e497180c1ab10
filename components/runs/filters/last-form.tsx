'use client'
import { useState } from 'react'
import { ApplyForm } from '#/components/runs/filters/apply-form.tsx'
import type { TimeChoiceProps } from '#/components/runs/filters/time-choice.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { amountWords, parseRelative, readLastWords, relativeText } from '#/lib/filters/relative-time.ts'

/** So much time until now, or before that, in words. */
export function LastForm({ field, span, onChoose }: TimeChoiceProps) {
  const isBefore = span.since === null && span.until !== null
  const shown = parseRelative((span.since ?? span.until)?.values[0] ?? '')
  const [operator, setOperator] = useState(isBefore ? 'lt' : 'gt')
  const [words, setWords] = useState(shown === null ? '' : amountWords(shown))
  const time = readLastWords(words)
  return (
    <ApplyForm
      problem={time === null ? 'Give a number of minutes, hours, days or weeks, such as 36 hours.' : null}
      onApply={() => time && onChoose([`${field}.${operator}.${relativeText(time)}`])}
      isOneLine
    >
      <select
        aria-label="Since or before"
        value={operator}
        onChange={({ target }) => setOperator(target.value)}
        className={inputClasses}
      >
        <option value="gt">In the last</option>
        <option value="lt">Longer ago than</option>
      </select>
      <input
        aria-label="How long"
        placeholder="36 hours"
        autoComplete="off"
        value={words}
        onChange={({ target }) => setWords(target.value)}
        className={`${inputClasses} max-w-24`}
      />
    </ApplyForm>
  )
}
