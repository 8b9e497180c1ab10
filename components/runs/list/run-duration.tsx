'use client'
import { useClock } from '#/components/ui/clock.tsx'
import type { Run } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

type Durations = Pick<Run, 'state' | 'startedAt' | 'queueSeconds' | 'durationSeconds'>

function SoFar({ startedAt }: { startedAt: string }) {
  const { nowMs } = useClock()
  const seconds = Math.max(0, Math.floor((nowMs - Date.parse(startedAt)) / 1000))
  return <span className="text-muted">{formatDuration(seconds)} so far</span>
}

/** How long a run took, or has taken until now; how long it waited before on hover. */
export function RunDuration({ run: { state, startedAt, queueSeconds, durationSeconds } }: { run: Durations }) {
  if (durationSeconds === null && startedAt !== null && !isFinished(state)) return <SoFar startedAt={startedAt} />
  if (durationSeconds === null) return <span className="text-muted">–</span>
  const waited = queueSeconds === null ? undefined : `after ${formatDuration(queueSeconds)} in the queue`
  return <span title={waited}>{formatDuration(durationSeconds)}</span>
}
