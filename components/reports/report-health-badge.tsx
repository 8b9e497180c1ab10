import { CalendarX2, CircleCheck, CircleDashed, type LucideIcon, OctagonX, Shuffle, Turtle } from 'lucide-react'
import type { ReportHealth } from '#/lib/reports/report-health.ts'

const looks: Record<ReportHealth, { word: string; icon: LucideIcon; ink: string }> = {
  failing: { word: 'Failing', icon: OctagonX, ink: 'text-bad' },
  flaky: { word: 'Flaky', icon: Shuffle, ink: 'text-wait' },
  stale: { word: 'Stale', icon: CalendarX2, ink: 'text-wait' },
  slow: { word: 'Slow', icon: Turtle, ink: 'text-wait' },
  ok: { word: 'OK', icon: CircleCheck, ink: 'text-good' },
  never_run: { word: 'Never run', icon: CircleDashed, ink: 'text-muted' },
}

type ReportHealthBadgeProps = { health: ReportHealth; isIconOnPhone?: boolean }

/** How a report is doing: its icon and its word. */
export function ReportHealthBadge({ health, isIconOnPhone = false }: ReportHealthBadgeProps) {
  const { word, icon: Icon, ink } = looks[health]
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${ink}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={isIconOnPhone ? 'max-sm:sr-only' : ''}>{word}</span>
    </span>
  )
}
