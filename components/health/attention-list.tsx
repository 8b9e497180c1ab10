'use client'
import { CircleCheck, OctagonX } from 'lucide-react'
import { AttentionActions } from '#/components/health/attention-actions.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { AttentionReport, Health } from '#/lib/client/health.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'

type AttentionListProps = { account: string; health: Health }

/** The reports somebody has to look after: the longest failing first, then those that never ran. */
export function AttentionList({ account, health }: AttentionListProps) {
  const { needsAttention, needsAttentionCount, neverRun, neverRunCount } = health
  return (
    <section aria-labelledby="attention" className="grid grid-cols-1 gap-3">
      <h2 id="attention" className="text-lg font-semibold">
        Needs attention
        {needsAttentionCount > 0 && <span className="text-muted font-normal"> {formatCount(needsAttentionCount)}</span>}
      </h2>
      {needsAttention.length === 0 && neverRun.length === 0 && (
        <EmptyState title="No report has an open failure.">
          <CircleCheck aria-hidden className="text-good size-5" />
        </EmptyState>
      )}
      {needsAttention.length > 0 && (
        <ul className="border-line bg-surface divide-line divide-y rounded-lg border">
          {needsAttention.map((report) => (
            <AttentionItem key={report.token} account={account} report={report} />
          ))}
        </ul>
      )}
      {needsAttention.length < needsAttentionCount && (
        <p className="text-muted">The {formatCount(needsAttention.length)} that fail the longest are shown.</p>
      )}
      {neverRun.length > 0 && (
        <p className="text-muted wrap-anywhere">
          {formatAmount(neverRunCount, 'report has', 'reports have')} never run:{' '}
          {neverRun.map(({ token, name }, at) => (
            <span key={token}>
              {at > 0 && ', '}
              <PendingLink href={`/${account}/reports/${token}`} className="text-accent underline underline-offset-2">
                <bdi>{name}</bdi>
              </PendingLink>
            </span>
          ))}
          {neverRun.length < neverRunCount && ' and others'}
        </p>
      )}
    </section>
  )
}

function failedWords({ streak, openFailures }: AttentionReport): string {
  if (streak > 1) return `Failed ${formatCount(streak)} times in a row`
  return streak === 1 ? 'Failed once' : `${formatAmount(openFailures, 'failure')} open`
}

function AttentionItem({ account, report }: { account: string; report: AttentionReport }) {
  const { token, name, failingSince, lastSuccess, latestFailure } = report
  return (
    <li className="grid gap-x-6 gap-y-2 p-4 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-1">
        <div className="flex min-w-0 items-start gap-2">
          <OctagonX aria-hidden className="text-state-failed mt-0.5 size-4 shrink-0" />
          <PendingLink href={`/${account}/reports/${token}`} className="font-semibold wrap-anywhere hover:underline">
            <bdi>{name}</bdi>
          </PendingLink>
        </div>
        <p className="text-muted">
          {failedWords(report)}, since <TimeAgo at={failingSince} /> ·{' '}
          {lastSuccess === null ? (
            'never succeeded'
          ) : (
            <>
              last good run <TimeAgo at={lastSuccess.completedAt} />
            </>
          )}{' '}
          · latest by <bdi>{latestFailure.executedBy}</bdi>
        </p>
        {latestFailure.failure && (
          <PendingLink
            href={`/${account}/reports/${token}/runs/${latestFailure.token}`}
            className="text-bad line-clamp-2 wrap-anywhere hover:underline"
          >
            {latestFailure.failure.message}
          </PendingLink>
        )}
      </div>
      <AttentionActions account={account} report={report} />
    </li>
  )
}
