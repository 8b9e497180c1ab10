'use client'
import {
  type CalendarDateTime,
  type DateValue,
  toCalendarDate,
  toCalendarDateTime,
  today,
} from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  RangeCalendar,
} from 'react-aria-components/RangeCalendar'
import { Heading } from 'react-aria-components/Heading'

type RangeGridProps = {
  range: { from: CalendarDateTime | null; to: CalendarDateTime | null }
  timeZone: string
  onChoose: (first: CalendarDateTime, last: CalendarDateTime) => void
}

const stepClasses =
  'text-muted data-hovered:bg-sunken data-hovered:text-ink data-disabled:text-line-strong inline-flex size-8 items-center justify-center rounded-md'
const cellClasses =
  'data-hovered:bg-sunken data-today:underline underline-offset-4 data-selected:bg-accent-soft data-selection-start:bg-accent data-selection-end:bg-accent data-selection-start:text-on-accent data-selection-end:text-on-accent data-outside-month:hidden data-focus-visible:outline-accent grid size-8 place-items-center rounded-md tabular-nums outline-offset-1 data-focus-visible:outline-2'

function daysOf({ from, to }: RangeGridProps['range']): { start: DateValue; end: DateValue } | null {
  if (from === null || to === null || to.compare(from) < 0) return null
  return { start: toCalendarDate(from), end: toCalendarDate(to) }
}

/** A month to choose days from: the first and the last one of a range. */
export function RangeGrid({ range, timeZone, onChoose }: RangeGridProps) {
  return (
    <RangeCalendar
      aria-label="Days"
      value={daysOf(range)}
      defaultFocusedValue={range.to ?? range.from ?? today(timeZone)}
      onChange={({ start, end }) => onChoose(toCalendarDateTime(start), toCalendarDateTime(end))}
      className="mx-auto w-fit"
    >
      <div className="mb-1 flex items-center justify-between">
        <Button slot="previous" className={stepClasses}>
          <ChevronLeft aria-hidden className="size-4" />
        </Button>
        <Heading className="font-medium" />
        <Button slot="next" className={stepClasses}>
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </div>
      <CalendarGrid className="border-separate border-spacing-0.5">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="text-muted size-8 font-normal">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={cellClasses} />}</CalendarGridBody>
      </CalendarGrid>
    </RangeCalendar>
  )
}
