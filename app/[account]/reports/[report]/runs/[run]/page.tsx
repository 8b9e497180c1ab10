import type { Metadata } from 'next'
import { LiveRun } from '#/components/runs/details/live-run.tsx'
import { RunNeighbours } from '#/components/runs/details/run-neighbours.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadRunDetails } from '#/lib/server/load-report.ts'

type RunPageProps = { params: Promise<{ account: string; report: string; run: string }> }

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { account, report, run } = await params
  return { title: `Run of ${(await loadRunDetails(account, report, run)).value?.run.reportName ?? 'a report'}` }
}

export default async function RunPage({ params }: RunPageProps) {
  const ids = await params
  const { account, report, run } = ids
  const { value: details, problem } = await loadRunDetails(account, report, run)
  if (!details) return <ProblemView code={problem.code} message={problem.message} />
  const trail = [
    { href: `/${account}/reports`, label: 'Reports' },
    { href: `/${account}/reports/${report}`, label: details.run.reportName },
    { href: `/${account}/reports/${report}/runs`, label: 'Runs' },
  ]
  return (
    <>
      <PageTitle title={`Run of ${details.run.reportName}`} trail={trail}>
        <RunNeighbours ids={ids} />
      </PageTitle>
      <LiveRun ids={ids} details={details} />
    </>
  )
}
