'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { LastForm } from '#/components/runs/filters/last-form.tsx'
import { spanPresets } from '#/components/runs/filters/span-presets.ts'
import { Disclosure } from '#/components/ui/disclosure.tsx'
import { popupItemClasses } from '#/components/ui/popup-classes.ts'
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

function isAbsolute({ since, until }: CreatedSpan): boolean {
  return [since, until].some((bound) => bound !== null && parseRelative(bound.values[0] ?? '') === null)
}

/** A span of time: one of the usual ones, so much until now, or from one moment to another. */
export function TimeChoice({ field, span, onChoose, offersAnyTime = false }: TimeChoiceProps) {
  const [isOpen] = useState(isAbsolute(span))
  const only = span.until === null ? (span.since?.values[0] ?? null) : null
  const isAny = span.since === null && span.until === null
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="-mx-1 grid">
        {spanPresets.map(({ time, words }) => (
          <button
            key={time}
            type="button"
            aria-pressed={only === time}
            onClick={() => onChoose([`${field}.gt.${time}`])}
            className={`${popupItemClasses} hover:bg-sunken aria-pressed:text-accent aria-pressed:font-medium`}
          >
            {words}
          </button>
        ))}
        {offersAnyTime && (
          <button
            type="button"
            aria-pressed={isAny}
            onClick={() => onChoose([])}
            className={`${popupItemClasses} hover:bg-sunken aria-pressed:text-accent aria-pressed:font-medium`}
          >
            Any time
          </button>
        )}
      </div>
      <LastForm field={field} span={span} onChoose={onChoose} />
      <Disclosure label="Between two moments" isOpen={isOpen}>
        <DateRange field={field} span={span} onChoose={onChoose} />
      </Disclosure>
    </div>
  )
}
