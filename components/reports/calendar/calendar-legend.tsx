import { dayStyle, dayWords } from '#/components/reports/calendar/day-look.ts'

const kinds = ['good', 'some', 'most', 'stopped', 'active'] as const

function Swatch({ kind, level }: { kind: (typeof kinds)[number]; level: number }) {
  const { className, style } = dayStyle(kind, level)
  return <span aria-hidden className={`inline-block size-3.5 rounded-[2px] ${className}`} style={style} />
}

/** What the look of a day says. */
export function CalendarLegend() {
  return (
    <div className="text-muted flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1.5">
          <Swatch kind={kind} level={3} />
          {dayWords[kind]}
        </span>
      ))}
      <span className="inline-flex items-center gap-1">
        fewer runs
        {[1, 2, 3, 4].map((level) => (
          <Swatch key={level} kind="good" level={level} />
        ))}
        more
      </span>
    </div>
  )
}
