'use client'
import { CalendarDays, ChevronDown } from 'lucide-react'
import { spanWords } from '#/components/runs/filters/time-words.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Popover } from '#/components/ui/popover.tsx'
import { spanOf, withSpan } from '#/lib/filters/created-span.ts'

const TimeChoice = laterPart(
  async () => (await import('#/components/runs/filters/time-choice.tsx')).TimeChoice,
  <p className="text-muted w-80">Loading …</p>,
)

type SpanChoiceProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** The span of time in which the runs were created. */
export function SpanChoice({ isOpen, onOpenChange }: SpanChoiceProps) {
  const { filters, setFilters } = useRunsAddress()
  const { timeZone } = useClock()
  const span = spanOf(filters)
  const words = spanWords(span, timeZone)
  const trigger = (
    <Button title={`Created: ${words}`} className="max-w-full min-w-0 max-sm:order-1">
      <CalendarDays aria-hidden className="text-muted size-4 shrink-0 max-sm:hidden" />
      <span className="sr-only">Created: </span>
      <span className="truncate">{words}</span>
      <ChevronDown aria-hidden className="text-muted size-3.5 shrink-0" />
    </Button>
  )
  const choose = (bounds: string[]) => {
    setFilters(withSpan(filters, bounds))
    onOpenChange(false)
  }
  return (
    <Popover
      label="When the runs were created"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={trigger}
      align="end"
    >
      <div className="grid w-80 max-w-full grid-cols-1 gap-2">
        <h2 className="font-medium">Created</h2>
        <TimeChoice field="created_at" span={span} onChoose={choose} offersAnyTime />
      </div>
    </Popover>
  )
}
