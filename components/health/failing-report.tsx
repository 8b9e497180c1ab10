'use client'
import { OctagonX } from 'lucide-react'
import { AttentionActions } from '#/components/health/attention-actions.tsx'
import { AttentionName } from '#/components/health/attention-name.tsx'
import { failedWords } from '#/components/health/attention-words.ts'
import { unacknowledgedWords } from '#/components/runs/acknowledge/acknowledge-words.ts'
import { AcknowledgementLine } from '#/components/runs/acknowledge/acknowledgement-line.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { AttentionReport } from '#/lib/client/health.ts'

/** A report that fails: how often, since when, why, and who knows of it. */
export function FailingReport({ account, report }: { account: string; report: AttentionReport }) {
  const { token, failingSince, lastSuccess, latestFailure, acknowledged } = report
  const openFailures = {
    count: report.openFailures,
    acknowledged,
    unacknowledged: report.unacknowledgedFailures,
  }
  const missing = unacknowledgedWords(openFailures)
  return (
    <>
      <div className="grid min-w-0 content-start gap-1">
        <AttentionName icon={OctagonX} ink="text-state-failed" account={account} report={report} />
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
        <AcknowledgementLine acknowledged={acknowledged}>
          {missing !== null && <p className="text-wait">{missing}</p>}
        </AcknowledgementLine>
      </div>
      <AttentionActions account={account} report={report} openFailures={openFailures} />
    </>
  )
}
