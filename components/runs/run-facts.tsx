'use client'
import type { ReactNode } from 'react'
import type { Run } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import { triggerWords } from '#/components/runs/trigger-words.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere tabular-nums">{children}</dd>
    </div>
  )
}

/** When a run happened, for how long, by whom and why. */
export function RunFacts({ run }: { run: Run }) {
  const clock = useClock()
  const { createdAt, startedAt, completedAt, queueSeconds, durationSeconds } = run
  const sinceStart = startedAt === null ? null : (clock.nowMs - Date.parse(startedAt)) / 1000
  const running = isFinished(run.state) ? null : sinceStart
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      <Fact name="Created">
        <TimeAgo at={createdAt} />
      </Fact>
      <Fact name="Started">{startedAt === null ? '–' : <TimeAgo at={startedAt} />}</Fact>
      <Fact name="Finished">{completedAt === null ? '–' : <TimeAgo at={completedAt} />}</Fact>
      <Fact name="Started by">
        {triggerWords[run.trigger]}, {run.executedBy}
      </Fact>
      <Fact name="In the queue">{queueSeconds === null ? '–' : formatDuration(queueSeconds)}</Fact>
      <Fact name="Duration">
        {durationSeconds !== null && formatDuration(durationSeconds)}
        {durationSeconds === null &&
          (running === null ? '–' : `${formatDuration(Math.max(0, Math.floor(running)))} so far`)}
      </Fact>
      <Fact name="Run">
        <span className="font-mono">{run.token}</span>
      </Fact>
      {run.purgedAt !== null && (
        <Fact name="Results purged">
          <TimeAgo at={run.purgedAt} />
        </Fact>
      )}
    </dl>
  )
}
