import { roleHindrance } from '#/components/reports/hindrance.ts'
import { CloneForm } from '#/components/runs/clone-form.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import { loadPerson } from '#/lib/server/load.ts'
import { loadRunDetails } from '#/lib/server/load-report.ts'

export const metadata = { title: 'Clone a run' }

type ClonePageProps = { params: Promise<{ account: string; report: string; run: string }> }

export default async function ClonePage({ params }: ClonePageProps) {
  const ids = await params
  const { value: details, problem } = await loadRunDetails(ids.account, ids.report, ids.run)
  if (!details) return <ProblemView code={problem.code} message={problem.message} />
  const { value: person } = await loadPerson()
  const { reportName, createdAt } = details.run
  const trail = [{ href: `/${ids.account}/reports/${ids.report}/runs/${ids.run}`, label: `Run of ${reportName}` }]
  return (
    <>
      <PageTitle title={`Clone “${reportName}”?`} trail={trail} />
      <p className="max-w-prose">
        A new report named “Copy of {reportName}” is made in your personal collection, from its queries as they were
        when this run was created, <TimeAgo at={createdAt} />. The copy starts without runs.
      </p>
      <CloneForm ids={ids} hindrance={roleHindrance(person, ids.account)} />
    </>
  )
}
