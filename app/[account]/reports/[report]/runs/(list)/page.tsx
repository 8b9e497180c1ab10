import { redirect } from 'next/navigation'
import { submittedAddress } from '#/components/runs/runs-address.ts'
import { RunsView } from '#/components/runs/runs-view.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadReport } from '#/lib/server/load-report.ts'
import { type PageSearch, loadRuns, searchOf } from '#/lib/server/load-runs.ts'

export const metadata = { title: 'Runs' }

type PageProps = { params: Promise<{ account: string; report: string }>; searchParams: Promise<PageSearch> }

export default async function ReportRunsPage({ params, searchParams }: PageProps) {
  const { account, report: token } = await params
  const path = `/${account}/reports/${token}`
  const address = { path: `${path}/runs`, search: searchOf(await searchParams) }
  const submitted = submittedAddress(address)
  if (submitted !== null) redirect(submitted)
  const { value: report } = await loadReport(account, token)
  const { value, problem } = await loadRuns(account, address.search, token)
  const trail = [
    { href: `/${account}/reports`, label: 'Reports' },
    { href: path, label: report?.name ?? token },
  ]
  return (
    <>
      <PageTitle title="Runs" trail={trail}>
        <ButtonLink href={path}>Run this report</ButtonLink>
      </PageTitle>
      <RunsView account={account} address={address} reports={null} page={value} problem={problem} />
    </>
  )
}
