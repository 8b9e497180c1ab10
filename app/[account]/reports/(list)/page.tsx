import type { Metadata } from 'next'
import { ReportsTable } from '#/components/reports/reports-table.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadReports } from '#/lib/server/load-report.ts'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  const { value: reports, problem } = await loadReports(account)
  return (
    <>
      <PageTitle title="Reports" />
      {problem && <ProblemView code={problem.code} message={problem.message} />}
      {reports?.length === 0 && (
        <EmptyState title="There are no reports yet.">
          <p className="text-muted">Put a folder with a report.yml and its SQL files where REPORTS_DIR points.</p>
        </EmptyState>
      )}
      {reports && reports.length > 0 && <ReportsTable account={account} reports={reports} />}
    </>
  )
}
