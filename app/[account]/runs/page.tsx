import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { submittedAddress } from '#/components/runs/runs-address.ts'
import { RunsView } from '#/components/runs/runs-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { type PageSearch, loadReportNames, loadRuns, searchOf } from '#/lib/server/load-runs.ts'

export const metadata: Metadata = { title: 'Runs' }

type RunsPageProps = { params: Promise<{ account: string }>; searchParams: Promise<PageSearch> }

export default async function RunsPage({ params, searchParams }: RunsPageProps) {
  const { account } = await params
  const address = { path: `/${account}/runs`, search: searchOf(await searchParams) }
  const submitted = submittedAddress(address)
  if (submitted !== null) redirect(submitted)
  const [{ value, problem }, reports] = await Promise.all([loadRuns(account, address.search), loadReportNames(account)])
  return (
    <>
      <PageTitle title="Runs" />
      <RunsView account={account} address={address} reports={reports} page={value} problem={problem} />
    </>
  )
}
