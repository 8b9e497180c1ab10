'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { LastForm } from '#/components/runs/filters/last-form.tsx'
import { Disclosure } from '#/components/ui/disclosure.tsx'
import { takeFocus } from '#/components/ui/take-focus.ts'
import type { CreatedSpan } from '#/lib/filters/created-span.ts'
import type { FilterField } from '#/lib/filters/filter-field.ts'
import { parseRelative } from '#/lib/filters/relative-time.ts'

const DateRange = dynamic(() => import('#/components/runs/filters/date-range.tsx').then((module) => module.DateRange), {
  ssr: false,
  loading: () => <p className="text-muted py-2">Loading the calendar …</p>,
})

export type TimeChoiceProps = {
  field: FilterField
  span: CreatedSpan
  /** Takes the filters that say the span: none for any time. */
  onChoose: (bounds: string[]) => void
  /** Any time can be chosen too. */
  offersAnyTime?: boolean
}

/** The spans that people look at all day, up to now. */
const presets = [
  { time: 'now-24h', words: 'Last 24 hours' },
  { time: 'now-7d', words: 'Last 7 days' },
  { time: 'now-30d', words: 'Last 30 days' },
  { time: 'now-90d', words: 'Last 90 days' },
]

function isAbsolute({ since, until }: CreatedSpan): boolean {
  return [since, until].some((bound) => bound !== null && parseRelative(bound.values[0] ?? '') === null)
}

/** A span of time: one of the usual ones, so much until now, or from one moment to another. */
export function TimeChoice({ field, span, onChoose, offersAnyTime = false }: TimeChoiceProps) {
  const [isOpen] = useState(isAbsolute(span))
  const only = span.until === null ? (span.since?.values[0] ?? '') : null
  const usual = presets.map(({ time, words }) => ({ time, words, bounds: [`${field}.gt.${time}`] }))
  const choices = offersAnyTime ? [...usual, { time: '', words: 'Any time', bounds: [] }] : usual
  const [first] = useState(only)
  return (
    <div className="grid grid-cols-1 gap-2.5">
      <div className="-mx-1 grid grid-cols-2 gap-x-1">
        {choices.map(({ time, words, bounds }, at) => (
          <button
            key={time}
            ref={first === time || (first === null && at === 0) ? takeFocus : undefined}
            type="button"
            aria-pressed={only === time}
            onClick={() => onChoose(bounds)}
            className="hover:bg-sunken aria-pressed:bg-sunken min-h-8 rounded px-2 text-left aria-pressed:font-medium"
          >
            {words}
          </button>
        ))}
      </div>
      <LastForm field={field} span={span} onChoose={onChoose} />
      <Disclosure label="Between two moments" isOpen={isOpen}>
        <DateRange field={field} span={span} onChoose={onChoose} />
      </Disclosure>
    </div>
  )
}
