import type { ReactNode } from 'react'
import { scheduleWords } from '#/components/reports/schedule-words.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Report } from '#/lib/client/report.ts'
import type { Schedule } from '#/lib/client/schedule.ts'
import { isolated } from '#/lib/format/isolated.ts'
import { IsolatedText } from '#/components/ui/isolated-text.tsx'

type ReportFactsProps = {
  account: string
  report: Report
  /** Null where it could not be read. */
  collectionName: string | null
  schedules: Schedule[] | null
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">
        <IsolatedText text={name} />
      </dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}

function LastGoodRun({ account, report }: Pick<ReportFactsProps, 'account' | 'report'>) {
  const { token, lastSuccessAt, lastSuccessToken } = report
  if (lastSuccessAt === null) return 'never'
  if (lastSuccessToken === null) return <TimeAgo at={lastSuccessAt} />
  return (
    <PendingLink href={`/${account}/reports/${token}/runs/${lastSuccessToken}`} className="hover:underline">
      <TimeAgo at={lastSuccessAt} />
    </PendingLink>
  )
}

/** Where a report lies, whose it is, and when it runs by itself. */
export function ReportFacts({ account, report, collectionName, schedules }: ReportFactsProps) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
      {report.creator !== null && (
        <Fact name="Owner">
          <bdi>{report.creator}</bdi>
        </Fact>
      )}
      {collectionName !== null && (
        <Fact name="Collection">
          <PendingLink
            href={`/${account}/runs?filter=collection.eq.${report.collectionToken}`}
            className="hover:underline"
          >
            <bdi>{collectionName}</bdi>
          </PendingLink>
        </Fact>
      )}
      <Fact name="Last run">{report.lastRunAt === null ? 'never' : <TimeAgo at={report.lastRunAt} />}</Fact>
      <Fact name="Last good run">
        <LastGoodRun account={account} report={report} />
      </Fact>
      {report.record && (
        <Fact name="Next scheduled run">
          {report.record.nextRunAt === null ? 'none' : <TimeAgo at={report.record.nextRunAt} />}
        </Fact>
      )}
      {schedules?.length === 0 && <Fact name="Schedule">none; it runs when somebody asks</Fact>}
      {schedules?.map((schedule) => (
        <Fact key={schedule.token} name={`Schedule: ${isolated(schedule.name)}`}>
          {scheduleWords(schedule)}
          {schedules.length > 1 && schedule.nextRunAt !== null && (
            <>
              , next <TimeAgo at={schedule.nextRunAt} />
            </>
          )}
        </Fact>
      ))}
    </dl>
  )
}
