'use client'
import { useRouter } from 'next/navigation'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { PeekPanel } from '#/components/runs/list/peek-panel.tsx'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import type { Bar } from '#/components/timeline/lane-layout.ts'
import { type LaneThing, timesOf } from '#/components/timeline/lane-things.ts'
import { zoomInto } from '#/components/timeline/time-window.ts'
import { TimelineChart } from '#/components/timeline/timeline-chart.tsx'
import { TimelineTable } from '#/components/timeline/timeline-table.tsx'
import type { TimelinePlace } from '#/components/timeline/use-timeline-place.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { useShortcuts } from '#/components/ui/shortcuts.ts'
import type { RunTimeline } from '#/lib/client/run-timeline.ts'
import { boundsBetween, withSpan } from '#/lib/filters/created-span.ts'

type TimelineLanesProps = { account: string; timeline: RunTimeline; place: TimelinePlace; isOld: boolean }

const minuteMs = 60_000

function focusBar(token: string | undefined): void {
  document.querySelector<HTMLElement>(`[data-stop="${token}"]`)?.focus({ preventScroll: true })
}

/** The lanes, the run that is peeked at beside them, and all of it as a table. */
export function TimelineLanes({ account, timeline, place, isOld }: TimelineLanesProps) {
  const router = useRouter()
  const { nowMs } = useClock()
  const { filters, peek, setPeek } = useRunsAddress()
  const closePeek = () => {
    setPeek(null)
    focusBar(peek?.run)
  }
  const openBatch = ({ items }: Bar<LaneThing>) => {
    const times = items.map((item) => timesOf(item, nowMs))
    const fromMs = Math.min(...times.map((time) => time.fromMs))
    const toMs = Math.max(...times.map((time) => time.toMs))
    const closer = zoomInto(toMs - fromMs, place.zoom)
    if (closer !== null) return place.show(closer, (fromMs + toMs) / 2)
    // They cannot be told apart any closer: a list can.
    const [from, to] = [fromMs, toMs + minuteMs].map((ms) => new Date(ms).toISOString())
    const search = withSpan(filters, boundsBetween(from ?? '', to ?? '')).map((text) => ['filter', text])
    router.push(`/${account}/runs?${new URLSearchParams(search)}`)
  }
  useShortcuts('Runs in lanes', [
    {
      key: 'o',
      says: 'Open the run',
      does: () => {
        const path = document.activeElement?.closest('a[data-stop]')?.getAttribute('href') ?? null
        if (path !== null) router.push(path)
        else if (peek !== null) router.push(runPagePath({ account, ...peek }))
      },
    },
  ])
  return (
    <>
      <div className="flex min-w-0 flex-1 gap-3 md:relative md:min-h-96">
        <div className="min-w-0 flex-1 md:relative">
          <TimelineChart
            account={account}
            timeline={timeline}
            place={place}
            filters={filters}
            isOld={isOld}
            peeked={peek?.run ?? null}
            onPeek={({ reportToken, token }) => setPeek({ report: reportToken, run: token })}
            onBatch={openBatch}
          />
        </div>
        {peek && <PeekPanel ids={{ account, ...peek }} run={undefined} onClose={closePeek} />}
      </div>
      <TimelineTable timeline={timeline} by={place.lane} window={place.window} />
    </>
  )
}
