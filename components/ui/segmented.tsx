'use client'
import { useId } from 'react'

type SegmentedProps<T extends string> = {
  label: string
  options: { value: T; label: string }[]
  value: T
  onChoose: (value: T) => void
}

/** One of a few ways to see the same thing. */
export function Segmented<T extends string>({ label, options, value, onChoose }: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset className="border-line-strong bg-surface inline-flex h-8 rounded-md border p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="text-muted hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-accent inline-flex cursor-pointer items-center rounded px-2.5 font-medium has-focus-visible:outline-2"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
