'use client'
import { useQuery } from '@tanstack/react-query'
import { LastRuns } from '#/components/reports/last-runs.tsx'
import { ReportCourse } from '#/components/reports/report-course.tsx'
import { ReportFacts } from '#/components/reports/report-facts.tsx'
import { ReportQueries } from '#/components/reports/report-queries.tsx'
import { ReportStanding } from '#/components/reports/report-standing.tsx'
import { ReportStrip } from '#/components/reports/report-strip.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import type { Report, ReportQuery } from '#/lib/client/report.ts'
import type { Schedule } from '#/lib/client/schedule.ts'
import { reportRecordQuery } from '#/lib/queries/reports-query.ts'

const ReportCalendar = laterPart(
  async () => (await import('#/components/reports/calendar/report-calendar.tsx')).ReportCalendar,
  <div className="min-h-72" />,
)
const ReportAcknowledgement = laterPart(
  async () => (await import('#/components/reports/report-acknowledgement.tsx')).ReportAcknowledgement,
  <div className="min-h-8" />,
)
const ParameterMatrix = laterPart(
  async () => (await import('#/components/reports/matrix/parameter-matrix.tsx')).ParameterMatrix,
  <div className="min-h-40" />,
)

type ReportViewProps = {
  account: string
  report: Report
  queries: ReportQuery[]
  collectionName: string | null
  schedules: Schedule[] | null
}

/** A report: what it is, how it does, how it went, its last runs, and its queries. */
export function ReportView({ account, report: read, queries, collectionName, schedules }: ReportViewProps) {
  const { data: report } = useQuery(reportRecordQuery(account, read))
  return (
    <div className="grid grid-cols-1 gap-7">
      {report.loadError !== null && (
        <Notice look="bad" title="This report cannot be read">
          <p className="wrap-anywhere">{report.loadError}</p>
        </Notice>
      )}
      <div className="grid grid-cols-1 gap-4">
        {report.description !== '' && <p className="max-w-prose wrap-anywhere">{report.description}</p>}
        {report.record && <ReportStanding account={account} report={report.token} record={report.record} />}
        {report.record?.health === 'failing' && <ReportAcknowledgement account={account} report={report.token} />}
        <ReportFacts account={account} report={report} collectionName={collectionName} schedules={schedules} />
      </div>
      <ReportStrip account={account} report={report} />
      <ReportCourse account={account} report={{ token: report.token, name: report.name }} />
      <ReportCalendar account={account} report={{ token: report.token, name: report.name }} />
      <ParameterMatrix account={account} report={{ token: report.token, name: report.name }} />
      <LastRuns account={account} report={report.token} />
      <section aria-labelledby="queries" className="grid grid-cols-1 gap-3">
        <h2 id="queries" className="text-lg font-semibold">
          Queries
        </h2>
        <ReportQueries queries={queries} heading="h3" />
      </section>
    </div>
  )
}
