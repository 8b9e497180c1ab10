'use client'
import { OctagonX } from 'lucide-react'
import { failedRunsPath, openRunsPath } from '#/components/health/failures/failure-paths.ts'
import { FailureReason } from '#/components/health/failures/failure-reason.tsx'
import { spanWordsOf } from '#/components/health/health-span.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { FailureGroup } from '#/lib/client/failures.ts'
import type { HealthSpan } from '#/lib/contract/health-span.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'

type FailureGroupItemProps = { account: string; group: FailureGroup; span: HealthSpan }

const linkClasses = 'text-ink underline underline-offset-2'

/** One reason: what it says, how often and since when it is met, where, and the way to its runs. */
export function FailureGroupItem({ account, group, span }: FailureGroupItemProps) {
  const { message, code, count, openCount, firstSeenAt, lastSeenAt } = group
  const ofSpan = failedRunsPath(account, group, span)
  const open = openRunsPath(account, group)
  return (
    <li className="grid gap-x-6 gap-y-3 p-4 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 items-start gap-2">
        <OctagonX aria-hidden className="text-state-failed mt-0.5 size-4 shrink-0" />
        <div className="grid min-w-0 gap-1">
          <p className="wrap-anywhere">
            <FailureReason message={message} href={count > 0 ? ofSpan : open} />
          </p>
          <p className="text-muted wrap-anywhere">
            {count > 0
              ? `${formatAmount(count, 'failure')} in ${spanWordsOf[span].last}`
              : `None in ${spanWordsOf[span].last}`}
            {' · '}
            {openCount > 0 ? (
              <PendingLink href={open} className={linkClasses}>
                {formatCount(openCount)} open
              </PendingLink>
            ) : (
              'none open'
            )}
            {' · last seen '}
            <TimeAgo at={lastSeenAt} />
            {' · first seen '}
            <TimeAgo at={firstSeenAt} />
            {' · '}
            <bdi>{code}</bdi>
          </p>
          <TouchedReports account={account} group={group} />
        </div>
      </div>
      <div className="max-lg:pl-6">
        <ButtonLink href={count > 0 ? ofSpan : open}>
          {count > 0 ? `Show ${formatAmount(count, 'run')}` : `Show ${formatAmount(openCount, 'open run')}`}
          <span className="sr-only"> that failed so</span>
        </ButtonLink>
      </div>
    </li>
  )
}

function TouchedReports({ account, group }: Omit<FailureGroupItemProps, 'span'>) {
  const { reports, reportsCount } = group
  const others = reportsCount - reports.length
  return (
    <p className="text-muted wrap-anywhere">
      {'In '}
      {reports.map(({ token, name }, at) => (
        <span key={token}>
          {at > 0 && ', '}
          <PendingLink href={`/${account}/reports/${token}`} className={linkClasses}>
            <bdi>{name}</bdi>
          </PendingLink>
        </span>
      ))}
      {others > 0 && ` and ${formatAmount(others, 'other report')}`}
    </p>
  )
}
