'use client'
import { useQuery } from '@tanstack/react-query'
import { runsPagePath } from '#/components/runs/details/run-paths.ts'
import { startWords } from '#/components/runs/trigger-words.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { scheduleNamesQuery } from '#/lib/queries/named-things.ts'
import { formatMoment } from '#/lib/format/moment.ts'

function Why({ ids, run }: { ids: RunIds; run: Run }) {
  const { scheduleToken } = run
  const names = useQuery({ ...scheduleNamesQuery(ids.account, ids.report), enabled: scheduleToken !== null })
  const name = names.data?.find(({ token }) => token === scheduleToken)?.name
  if (run.scheduleToken === null) return startWords[run.trigger]
  return (
    <PendingLink
      href={runsPagePath(ids, [`schedule.eq.${run.scheduleToken}`])}
      className="hover:text-ink underline underline-offset-2"
    >
      {name === undefined ? (
        startWords.schedule
      ) : (
        <>
          by the schedule “<bdi>{name}</bdi>”
        </>
      )}
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
          {run.usualSeconds !== null && ` (slower than usual, which is about ${formatDuration(run.usualSeconds)})`}
        </>
      )}
      {' · '}
      <span className="font-mono">{run.token}</span>
    </p>
  )
}
