'use client'
import { useRouter } from 'next/navigation'
import { SpanPicker } from '#/components/charts/span-picker.tsx'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatMoment } from '#/lib/format/moment.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

/** A run as a strip shows it; the newest stands last. */
export type StripRun = { token: string; state: RunState; createdAt: string; durationSeconds: number | null }

type RunStripProps = {
  /** What the strip shows, as in `Last 30 runs of Daily revenue`. */
  label: string
  runs: StripRun[]
  hrefOf: (run: StripRun) => string
  heightPx?: number
}

// Told apart without colour too: a failure is hatched, a cancelled run hollow, one that goes on dashed.
const looks: Record<RunState, string> = {
  succeeded: 'bg-state-succeeded',
  completed: 'bg-state-completed',
  failed: 'bg-state-failed hatched',
  cancelled: 'border border-state-cancelled',
  pending: 'border border-dashed border-state-pending',
  enqueued: 'border border-dashed border-state-enqueued',
  running_notebook: 'border border-dashed border-state-running',
}
const leastHeight = 0.25

/** The last runs of a report: height is duration, look is state. One stop for the keyboard: arrows walk, Enter opens. */
export function RunStrip({ label, runs, hrefOf, heightPx = 28 }: RunStripProps) {
  const router = useRouter()
  const { timeZone } = useClock()
  const longest = Math.max(...runs.map(({ durationSeconds }) => durationSeconds ?? 0), 0.001)
  const wordsOf = (_first: number, last: number) => {
    const run = runs[last]
    if (run === undefined) return 'no runs'
    const took = run.durationSeconds === null ? '' : `, ${formatDuration(run.durationSeconds)}`
    return `${runStateLook[run.state].word}, ${formatMoment(run.createdAt, timeZone)}${took}`
  }
  const open = (_first: number, last: number) => {
    const run = runs[last]
    if (run !== undefined) router.push(hrefOf(run))
  }
  if (runs.length === 0) return <p className="text-muted">never run</p>
  return (
    <div className="relative flex w-fit max-w-full items-end gap-px" style={{ height: heightPx }}>
      {runs.map((run) => {
        const share = Math.max(leastHeight, (run.durationSeconds ?? 0) / longest)
        const height = `${Math.round(share * 100)}%`
        return (
          <div
            key={run.token}
            aria-hidden
            className={`w-1.5 shrink rounded-[1px] ${looks[run.state]}`}
            style={{ height }}
          />
        )
      })}
      <SpanPicker
        label={label}
        says="Arrow keys walk, Enter opens the run"
        count={runs.length}
        wordsOf={wordsOf}
        onPick={open}
      />
    </div>
  )
}
