'use client'
import { CloudOff, RefreshCw } from 'lucide-react'
import { useClock } from '#/components/ui/clock.tsx'
import { formatMoment, formatTimeOfDay } from '#/lib/format/moment.ts'
import { useConnection } from '#/lib/queries/live-runs.ts'

const longAgoMs = 12 * 3_600_000

function LastCurrent({ atMs }: { atMs: number }) {
  const { nowMs, timeZone } = useClock()
  const at = new Date(atMs).toISOString()
  const words = nowMs - atMs < longAgoMs ? formatTimeOfDay(at, timeZone) : formatMoment(at, timeZone)
  return <time dateTime={at}>{words}</time>
}

/** Says, while it lasts, that what one sees is not as it is now, and since when. It lies over the page and moves nothing. */
export function ConnectionLine() {
  const { state, currentMs } = useConnection()
  return (
    <output className="pointer-events-none flex min-w-0 flex-1 justify-center max-lg:fixed max-lg:inset-x-3 max-lg:bottom-[calc(var(--dock-height)+0.75rem)] max-lg:z-30">
      {state === 'lost' && (
        <span className="border-wait bg-wait-soft animate-appear flex min-h-7 min-w-0 items-center gap-2 rounded-md border px-2.5 py-1 max-lg:shadow-lg">
          <CloudOff aria-hidden className="text-wait size-4 shrink-0" />
          <span>
            The runs API does not answer. What you see is from <LastCurrent atMs={currentMs} />; trying again.
          </span>
        </span>
      )}
      {state === 'polling' && (
        <span className="text-muted animate-appear bg-surface max-lg:border-line flex min-h-7 min-w-0 items-center gap-2 rounded-md px-2.5 py-1 max-lg:border max-lg:shadow-lg">
          <RefreshCw aria-hidden className="size-4 shrink-0" />
          News of runs comes every few seconds, not at once.
        </span>
      )}
    </output>
  )
}
