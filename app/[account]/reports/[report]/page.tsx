import type { Metadata } from 'next'
import { reportHindrance, roleHindrance } from '#/components/reports/hindrance.ts'
import { ReportView } from '#/components/reports/report-view.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadPerson } from '#/lib/server/load.ts'
import { loadReport, loadReportQueries } from '#/lib/server/load-report.ts'
import { loadRuns } from '#/lib/server/load-runs.ts'

type ReportPageProps = { params: Promise<{ account: string; report: string }> }

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const { account, report } = await params
  return { title: (await loadReport(account, report)).value?.name ?? 'Report' }
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { account, report: token } = await params
  const { value: report, problem } = await loadReport(account, token)
  if (!report) return <ProblemView code={problem.code} message={problem.message} />
  const [queries, lastRuns, person] = await Promise.all([
    loadReportQueries(account, token),
    loadRuns(account, new URLSearchParams(), token),
    loadPerson(),
  ])
  const hindrance = roleHindrance(person.value, account) ?? reportHindrance(report)
  const view = { account, report, queries: queries.value ?? [], lastRuns: lastRuns.value, hindrance }
  return (
    <>
      <PageTitle title={report.name} trail={[{ href: `/${account}/reports`, label: 'Reports' }]} />
      <ReportView {...view} />
    </>
  )
}
