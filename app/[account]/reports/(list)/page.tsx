import type { Metadata } from 'next'
import { NoReports } from '#/components/reports/list/no-reports.tsx'
import { reportListPlaceOf } from '#/components/reports/list/report-list-address.ts'
import { ReportPages } from '#/components/reports/list/report-pages.tsx'
import { ReportSearch } from '#/components/reports/list/report-search.tsx'
import { ReportsTable } from '#/components/reports/list/reports-table.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { formatAmount } from '#/lib/format/quantity.ts'
import { loadReports } from '#/lib/server/load-report.ts'
import type { PageSearch } from '#/lib/server/load-runs.ts'

export const metadata: Metadata = { title: 'Reports' }

type ReportsPageProps = { params: Promise<{ account: string }>; searchParams: Promise<PageSearch> }

export default async function ReportsPage({ params, searchParams }: ReportsPageProps) {
  const { account } = await params
  const place = reportListPlaceOf(await searchParams)
  const { value: list, problem } = await loadReports(account, place)
  const count = list && list.totalCount > 0 && (
    <span className="text-muted">
      {formatAmount(list.totalCount, 'report')}
      {place.words !== '' && ' found'}
    </span>
  )
  return (
    <>
      <PageTitle title="Reports" aside={count}>
        {(place.words !== '' || list?.totalCount !== 0) && <ReportSearch account={account} words={place.words} />}
      </PageTitle>
      {problem && <ProblemView code={problem.code} message={problem.message} />}
      {list?.reports.length === 0 && <NoReports account={account} place={place} totalCount={list.totalCount} />}
      {list && list.reports.length > 0 && <ReportsTable account={account} reports={list.reports} />}
      {list && list.reports.length > 0 && <ReportPages account={account} place={place} pagesCount={list.pagesCount} />}
    </>
  )
}
