'use client'
import type { RunField } from '#/lib/client/run-field.ts'
import { offeredOptions } from '#/components/runs/run-form-values.ts'

type FieldChoicesProps = {
  field: RunField
  ticked: string[]
  isWrong: boolean
  onEdit: (ticked: string[]) => void
}

/** The options of a multiselect as boxes to tick; what is ticked is kept in the options' order. */
export function FieldChoices({ field, ticked, isWrong, onEdit }: FieldChoicesProps) {
  const options = offeredOptions(field, ticked)
  const toggle = (value: string) => {
    const next = ticked.includes(value) ? ticked.filter((item) => item !== value) : [...ticked, value]
    const order = options.map((option) => String(option.value))
    onEdit(next.sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  }
  return (
    <div
      className={`bg-surface grid max-h-56 overflow-y-auto rounded-md border py-1 ${isWrong ? 'border-bad' : 'border-line-strong'}`}
    >
      {options.length === 0 && <p className="text-muted px-2.5 py-1">There is nothing to choose from.</p>}
      {options.map(({ label, value, isGone }) => (
        <label key={String(value)} className="hover:bg-sunken flex min-h-7 items-center gap-2 px-2.5">
          <input
            type="checkbox"
            name={field.name}
            value={String(value)}
            checked={ticked.includes(String(value))}
            onChange={() => toggle(String(value))}
            className="accent-accent size-4"
          />
          <span className="wrap-anywhere">{isGone ? `${label} (no longer offered)` : label}</span>
        </label>
      ))}
    </div>
  )
}
