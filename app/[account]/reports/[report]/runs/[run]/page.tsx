import type { Metadata } from 'next'
import { roleHindrance } from '#/components/reports/hindrance.ts'
import { LiveRun } from '#/components/runs/live-run.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadPerson } from '#/lib/server/load.ts'
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
  const { value: person } = await loadPerson()
  const trail = [
    { href: `/${account}/reports`, label: 'Reports' },
    { href: `/${account}/reports/${report}`, label: details.run.reportName },
    { href: `/${account}/reports/${report}/runs`, label: 'Runs' },
  ]
  return (
    <>
      <PageTitle title={`Run of ${details.run.reportName}`} trail={trail} />
      <LiveRun ids={ids} details={details} hindrance={roleHindrance(person, account)} />
    </>
  )
}
