'use client'
import type { CalendarDateTime } from '@internationalized/date'
import { useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { ApplyForm } from '#/components/runs/filters/apply-form.tsx'
import { MinuteField } from '#/components/runs/filters/minute-field.tsx'
import { lastMinuteBefore, localMinute, momentAfter, momentOf } from '#/components/runs/filters/local-minutes.ts'
import { RangeGrid } from '#/components/runs/filters/range-grid.tsx'
import type { TimeChoiceProps } from '#/components/runs/filters/time-choice.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { filterTime } from '#/lib/filters/filter-time.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'

/** Both ends are part of the range; an end that is open is null. */
type MinuteRange = { from: CalendarDateTime | null; to: CalendarDateTime | null }

function problemOf({ from, to }: MinuteRange): string | null {
  if (from === null && to === null) return 'Choose a day, or fill in one of the ends.'
  return from !== null && to !== null && to.compare(from) < 0 ? 'The end lies before the beginning.' : null
}

/** From one moment to another, to the minute, by the clocks of the reader's zone. */
export function DateRange({ field, span, onChoose }: TimeChoiceProps) {
  const { nowMs, timeZone } = useClock()
  const [range, setRange] = useState<MinuteRange>(() => {
    const isoOf = (bound: RunFilter | null) =>
      bound && filterTime(bound.values[0] ?? '', new Date(nowMs))?.toISOString()
    const [since, until] = [isoOf(span.since), isoOf(span.until)]
    return { from: since ? localMinute(since, timeZone) : null, to: until ? lastMinuteBefore(until, timeZone) : null }
  })
  const { from, to } = range
  const apply = () => {
    const since = from === null ? [] : [`${field}.gte.${momentOf(from, timeZone)}`]
    const until = to === null ? [] : [`${field}.lt.${momentAfter(to, timeZone)}`]
    onChoose([...since, ...until])
  }
  return (
    <I18nProvider locale="en-GB">
      <ApplyForm
        problem={problemOf(range)}
        onApply={apply}
        aside={<p className="text-muted">Both included, times of {timeZone.replaceAll('_', ' ')}</p>}
      >
        <RangeGrid
          range={range}
          timeZone={timeZone}
          onChoose={(first, last) =>
            setRange({ from: first.set({ hour: 0, minute: 0 }), to: last.set({ hour: 23, minute: 59 }) })
          }
        />
        <MinuteField label="From" value={from} onChange={(next) => setRange({ from: next, to })} />
        <MinuteField label="To" value={to} onChange={(next) => setRange({ from, to: next })} />
      </ApplyForm>
    </I18nProvider>
  )
}
