'use client'
import { CalendarDateTime } from '@internationalized/date'
import { X } from 'lucide-react'
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField'
import { Label } from 'react-aria-components/Label'
import { IconButton } from '#/components/ui/button.tsx'

type MinuteFieldProps = {
  label: string
  /** Null for an end that is open. */
  value: CalendarDateTime | null
  onChange: (value: CalendarDateTime | null) => void
}

const anyMinute = new CalendarDateTime(2000, 1, 1)

/** A minute of a day, typed or stepped through by its parts. */
export function MinuteField({ label, value, onChange }: MinuteFieldProps) {
  return (
    <DateField
      value={value}
      onChange={onChange}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      placeholderValue={anyMinute}
      className="flex items-center gap-2"
    >
      <Label className="text-muted w-10 shrink-0">{label}</Label>
      <DateInput className="border-line-strong bg-surface flex h-8 min-w-0 flex-1 items-center rounded-md border px-2 tabular-nums">
        {(segment) => (
          <DateSegment
            segment={segment}
            className="data-placeholder:text-muted data-focused:bg-accent data-focused:text-on-accent rounded-sm px-px whitespace-pre outline-none data-[type=literal]:px-0"
          />
        )}
      </DateInput>
      {value !== null && (
        <IconButton label={`Leave ${label.toLowerCase()} open`} onClick={() => onChange(null)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </DateField>
  )
}
