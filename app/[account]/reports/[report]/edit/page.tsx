import { ReportQueries } from '#/components/reports/report-queries.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadReport, loadReportQueries } from '#/lib/server/load-report.ts'

export const metadata = { title: 'Queries' }

type EditPageProps = { params: Promise<{ account: string; report: string }> }

export default async function EditPage({ params }: EditPageProps) {
  const { account, report: token } = await params
  const { value: report } = await loadReport(account, token)
  const { value: queries, problem } = await loadReportQueries(account, token)
  const trail = [
    { href: `/${account}/reports`, label: 'Reports' },
    { href: `/${account}/reports/${token}`, label: report?.name ?? token },
  ]
  return (
    <>
      <PageTitle title="Queries" trail={trail} />
      <p className="text-muted">The report’s queries as they stand today. They are changed where the report is kept.</p>
      {problem && <ProblemView code={problem.code} message={problem.message} />}
      {queries && <ReportQueries queries={queries} heading="h2" />}
    </>
  )
}
