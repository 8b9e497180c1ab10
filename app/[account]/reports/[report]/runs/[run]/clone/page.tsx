import { roleHindrance } from '#/components/reports/hindrance.ts'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { CloneForm } from '#/components/runs/clone-form.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
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
  const runPage = runPagePath(ids)
  const trail = [{ href: runPage, label: `Run of ${reportName}` }]
  return (
    <>
      <PageTitle title={`Clone “${reportName}”?`} trail={trail} />
      <p className="text-muted">
        As it ran <TimeAgo at={createdAt} />.
      </p>
      <CloneForm ids={ids} reportName={reportName} hindrance={roleHindrance(person, ids.account)}>
        <ButtonLink href={runPage}>Back to the run</ButtonLink>
      </CloneForm>
    </>
  )
}
