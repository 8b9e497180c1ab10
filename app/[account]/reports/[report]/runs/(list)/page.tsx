import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { RunReportButton } from '#/components/reports/run-report-button.tsx'
import { RunsView } from '#/components/runs/runs-view.tsx'
import { loadReport } from '#/lib/server/load-report.ts'
import { type PageSearch, loadRunList, selectionOf } from '#/lib/server/load-runs.ts'

export const metadata: Metadata = { title: 'Runs' }

type PageProps = { params: Promise<{ account: string; report: string }>; searchParams: Promise<PageSearch> }

export default async function ReportRunsPage({ params, searchParams }: PageProps) {
  const [{ account, report: token }, search] = [await params, await searchParams]
  const [{ value: report }, { state, problem }] = await Promise.all([
    loadReport(account, token),
    loadRunList(selectionOf(account, token, search)),
  ])
  const path = `/${account}/reports`
  const trail = [
    { href: path, label: 'Reports' },
    { href: `${path}/${token}`, label: report?.name ?? token },
  ]
  return (
    <HydrationBoundary state={state}>
      <RunsView account={account} report={token} problem={problem} trail={trail}>
        {report && <RunReportButton report={report} />}
      </RunsView>
    </HydrationBoundary>
  )
}
