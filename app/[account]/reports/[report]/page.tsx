import type { Metadata } from 'next'
import { ReportView } from '#/components/reports/report-view.tsx'
import { RunReportButton } from '#/components/reports/run-report-button.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadReportQueries, loadReportSurroundings, loadReportWithRecord } from '#/lib/server/load-report.ts'

type ReportPageProps = { params: Promise<{ account: string; report: string }> }

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const { account, report } = await params
  return { title: (await loadReportWithRecord(account, report)).value?.name ?? 'Report' }
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { account, report: token } = await params
  const { value: report, problem } = await loadReportWithRecord(account, token)
  if (!report) return <ProblemView code={problem.code} message={problem.message} />
  const [queries, surroundings] = await Promise.all([
    loadReportQueries(account, token),
    loadReportSurroundings(account, report),
  ])
  return (
    <>
      <PageTitle title={report.name} trail={[{ href: `/${account}/reports`, label: 'Reports' }]}>
        <RunReportButton report={report} />
      </PageTitle>
      <ReportView account={account} report={report} queries={queries.value ?? []} {...surroundings} />
    </>
  )
}
