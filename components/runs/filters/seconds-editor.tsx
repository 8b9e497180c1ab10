'use client'
import { useState } from 'react'
import { ApplyForm } from '#/components/runs/filters/apply-form.tsx'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { isWhole } from '#/components/runs/filters/use-draft.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { type Operator, isOperator } from '#/lib/filters/filter-field.ts'
import { type SecondsUnit, amountOf, secondsOf, secondsUnits } from '#/lib/filters/seconds-amount.ts'

const comparisons: Partial<Record<Operator, string>> = {
  gt: 'over',
  gte: 'at least',
  lt: 'under',
  lte: 'at most',
  eq: 'exactly',
  ne: 'not exactly',
}

function isUnit(text: string): text is SecondsUnit {
  return Object.hasOwn(secondsUnits, text)
}

/** How long something took. */
export function SecondsEditor({ filter, onChange, onDone }: EditorProps) {
  const [operator, setOperator] = useState(filter.operator)
  const [{ amount, unit }, setAmount] = useState(amountOf(filter.values[0] ?? ''))
  const next = { ...filter, operator, values: [secondsOf({ amount, unit })] }
  const apply = () => {
    onChange([next])
    onDone()
  }
  return (
    <ApplyForm problem={isWhole(next) ? null : 'Give a number, such as 90 or 1.5.'} onApply={apply}>
      <div className="flex gap-2">
        <select
          aria-label="Comparison"
          value={operator}
          onChange={({ target }) => isOperator(target.value) && setOperator(target.value)}
          className={`${inputClasses} min-w-0 flex-1`}
        >
          {Object.entries(comparisons).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <input
          ref={takeFocus}
          aria-label="How long"
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          onChange={({ target }) => setAmount({ amount: target.value, unit })}
          className={`${inputClasses} min-w-0 flex-1 tabular-nums`}
        />
        <select
          aria-label="Unit"
          value={unit}
          onChange={({ target }) => isUnit(target.value) && setAmount({ amount, unit: target.value })}
          className={`${inputClasses} min-w-0 flex-1`}
        >
          {Object.keys(secondsUnits).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </ApplyForm>
  )
}
