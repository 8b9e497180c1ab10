'use client'
import { runsPagePath } from '#/components/runs/details/run-paths.ts'
import { triggerWords } from '#/components/runs/trigger-words.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatMoment } from '#/lib/format/moment.ts'

function Why({ ids, run }: { ids: RunIds; run: Run }) {
  const words = triggerWords[run.trigger].toLowerCase()
  if (run.scheduleToken === null) return words
  return (
    <PendingLink
      href={runsPagePath(ids, [`schedule.eq.${run.scheduleToken}`])}
      className="hover:text-ink underline underline-offset-2"
    >
      {words}
    </PendingLink>
  )
}

/** Who started a run, when and why, in one line. */
export function RunFacts({ ids, run }: { ids: RunIds; run: Run }) {
  const { timeZone } = useClock()
  return (
    <p className="text-muted wrap-anywhere">
      Started by <bdi className="text-ink">{run.executedBy}</bdi>, <Why ids={ids} run={run} />,{' '}
      <span className="text-ink">
        <TimeAgo at={run.createdAt} />
      </span>{' '}
      ({formatMoment(run.createdAt, timeZone)})
      {run.durationSeconds !== null && (
        <>
          {' · '}took <span className="text-ink tabular-nums">{formatDuration(run.durationSeconds)}</span>
        </>
      )}
      {' · '}
      <span className="font-mono">{run.token}</span>
    </p>
  )
}
