import type { ReactNode } from 'react'
import { ReportHealthBadge } from '#/components/reports/report-health-badge.tsx'
import { reportRunsPath } from '#/components/reports/report-runs-path.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { TrackRecord } from '#/lib/client/report.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'
import type { ReportHealth } from '#/lib/reports/report-health.ts'

type ReportStandingProps = { account: string; report: string; record: TrackRecord }

/** What each word means, where it is not told by figures. */
const meanings: Record<Exclude<ReportHealth, 'failing'>, string> = {
  flaky: 'of its last twenty runs some failed and some succeeded, again and again',
  stale: 'a good run is overdue',
  slow: 'its last good run took longer than usual',
  never_run: 'no run of it has succeeded or failed yet',
  ok: 'no open failure, and as fast as usual',
}

function RunsLink({
  account,
  report,
  filter,
  children,
}: Omit<ReportStandingProps, 'record'> & { filter: string; children: ReactNode }) {
  return (
    <PendingLink
      href={reportRunsPath(account, report, [filter])}
      className="inline-flex min-h-6 items-center gap-1.5 underline underline-offset-2"
    >
      {children}
    </PendingLink>
  )
}

function FailingSince({ account, report, record }: ReportStandingProps) {
  const { streak, failingSince, openFailures } = record
  return (
    <>
      {failingSince !== null && (
        <>
          since <TimeAgo at={failingSince} /> ·{' '}
        </>
      )}
      {streak > 0 ? (
        <>the last {streak === 1 ? 'run' : `${formatCount(streak)} runs`} failed · </>
      ) : (
        'succeeded since with other parameters · '
      )}
      <RunsLink account={account} report={report} filter="open.eq.true">
        {formatAmount(openFailures, 'open failure')}
      </RunsLink>
    </>
  )
}

/** How a report does in a word, and what is behind it. */
export function ReportStanding({ account, report, record }: ReportStandingProps) {
  const { health } = record
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <ReportHealthBadge health={health} />
      <p className="text-muted wrap-anywhere">
        {health === 'failing' ? (
          <FailingSince account={account} report={report} record={record} />
        ) : (
          <>{meanings[health]}</>
        )}
        {health === 'slow' && (
          <>
            {' · '}
            <RunsLink account={account} report={report} filter="slow.eq.true">
              its slow runs
            </RunsLink>
          </>
        )}
      </p>
    </div>
  )
}
