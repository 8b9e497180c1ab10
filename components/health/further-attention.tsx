'use client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AttentionGroup } from '#/components/health/attention-group.tsx'
import { IdleReport } from '#/components/health/idle-report.tsx'
import { MissedSchedule } from '#/components/health/missed-schedule.tsx'
import { SlowReport } from '#/components/health/slow-report.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import type { Health } from '#/lib/client/health.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { theseReportsQuery } from '#/lib/queries/reports-query.ts'

type FurtherAttentionProps = { account: string; health: Health }

const firstShown = 5
const linkClasses = 'inline-flex min-h-6 items-center gap-1.5 underline underline-offset-2'

function EveryReport({ children }: { children: ReactNode }) {
  return (
    <>
      {children}{' '}
      <a href="#every-report" className={linkClasses}>
        Every report is listed below
      </a>
    </>
  )
}

/** What is amiss with reports that need not fail: slower than usual, missed by a schedule, never run. */
export function FurtherAttention({ account, health }: FurtherAttentionProps) {
  const { slow, missed, neverRun } = health
  const named = [...missed.map(({ report }) => report.token), ...neverRun.map(({ token }) => token)]
  const { data: reports } = useQuery(theseReportsQuery(account, [...new Set(named)].toSorted()))
  const listedOf = (report: string) => reports?.find(({ token }) => token === report)
  return (
    <>
      <AttentionGroup
        name="Slower than usual"
        count={health.slowCount}
        items={slow}
        firstShown={firstShown}
        keyOf={({ token }) => token}
        none="The last good run of every report took no longer than usual."
        rest={
          <>
            The {formatCount(slow.length)} that are furthest beyond their usual are shown.{' '}
            <PendingLink href={`/${account}/runs?filter=slow.eq.true`} className={linkClasses}>
              All slow runs
            </PendingLink>
          </>
        }
      >
        {(report) => <SlowReport account={account} report={report} />}
      </AttentionGroup>
      <AttentionGroup
        name="Missed schedule"
        count={health.missedCount}
        items={missed}
        firstShown={firstShown}
        keyOf={({ token }) => token}
        none="Every schedule has started its runs."
        rest={<EveryReport>The {formatCount(missed.length)} that missed a time last are shown.</EveryReport>}
      >
        {(schedule) => <MissedSchedule account={account} missed={schedule} listed={listedOf(schedule.report.token)} />}
      </AttentionGroup>
      <AttentionGroup
        name="Never run"
        count={health.neverRunCount}
        items={neverRun}
        firstShown={firstShown}
        keyOf={({ token }) => token}
        none="Every report has run."
        rest={<EveryReport>The {formatCount(neverRun.length)} newest are shown.</EveryReport>}
      >
        {(report) => <IdleReport account={account} report={report} listed={listedOf(report.token)} />}
      </AttentionGroup>
    </>
  )
}
