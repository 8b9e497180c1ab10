'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ParametersLine } from '#/components/runs/parameters-line.tsx'
import { recoveryWords } from '#/components/runs/recovery-words.ts'
import { runLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Run, RunFailure } from '#/lib/client/run.ts'
import { messageOf } from '#/lib/errors.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatAmount } from '#/lib/format/quantity.ts'
import { runsQuery } from '#/lib/queries/runs-query.ts'

type LastRunsProps = { account: string; report: string }
const shownRuns = 10

/** The newest runs of a report, live, and the way to all of them. */
export function LastRuns({ account, report }: LastRunsProps) {
  const { data, error } = useInfiniteQuery(runsQuery({ account, report, filters: [], order: defaultOrder }))
  const [page] = data?.pages ?? []
  const path = `/${account}/reports/${report}`
  return (
    <section aria-labelledby="last-runs" className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="last-runs" className="text-lg font-semibold">
          Last runs
        </h2>
        {page && page.totalCount > 0 && (
          <ButtonLink href={`${path}/runs`}>
            {page.totalCount === 1 ? 'The one run there is' : `All ${formatAmount(page.totalCount, 'run')}`}
          </ButtonLink>
        )}
      </div>
      {error && !data && <Notice look="bad" title={messageOf(error)} />}
      {page?.runs.length === 0 && (
        <EmptyState title="Nothing has run yet.">
          <p className="text-muted">Its first run will be kept here with its results.</p>
        </EmptyState>
      )}
      {page && page.runs.length > 0 && (
        <ul className="border-line bg-surface divide-line divide-y rounded-lg border">
          {page.runs.slice(0, shownRuns).map((run) => (
            <LastRun key={run.token} run={run} path={path} />
          ))}
        </ul>
      )}
    </section>
  )
}

type FailureWordsProps = { run: Run; failure: RunFailure; path: string }

/** Why a run failed, and what has become of that. */
function FailureWords({ run, failure, path }: FailureWordsProps) {
  const { message, recoveredBy, acknowledged } = failure
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3">
      <p className="text-bad min-w-40 flex-1 truncate" title={message}>
        {message}
      </p>
      {recoveredBy !== null && (
        <PendingLink href={`${path}/runs/${recoveredBy.token}`} className="text-muted min-h-6 hover:underline">
          recovered {recoveryWords({ ...run, recoveredAt: recoveredBy.completedAt })}
        </PendingLink>
      )}
      {failure.isOpen && acknowledged !== null && (
        <span className="text-muted" title={acknowledged.note ?? undefined}>
          acknowledged by <bdi>{acknowledged.by}</bdi>
        </span>
      )}
    </div>
  )
}

function LastRun({ run, path }: { run: Run; path: string }) {
  return (
    <li className="hover:bg-sunken grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-1.5 sm:grid-cols-[9.5rem_7rem_5rem_minmax(0,1fr)]">
      <PendingLink href={`${path}/runs/${run.token}`} className="min-h-6 w-fit hover:underline">
        <StateBadge look={runLook(run)} />
      </PendingLink>
      <TimeAgo at={run.createdAt} />
      <span className="text-muted hidden sm:block">
        {run.durationSeconds === null ? '–' : formatDuration(run.durationSeconds)}
      </span>
      <div className="col-span-2 min-w-0 sm:col-span-1">
        {run.failure ? (
          <FailureWords run={run} failure={run.failure} path={path} />
        ) : (
          <ParametersLine parameters={run.parameters} />
        )}
      </div>
    </li>
  )
}
