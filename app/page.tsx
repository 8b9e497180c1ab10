import { redirect } from 'next/navigation'
import { LonePage } from '#/components/shell/lone-page.tsx'
import { NoWorkspace } from '#/components/shell/no-workspace.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { loadPerson } from '#/lib/server/load.ts'

export default async function HomePage() {
  const { value: person, problem } = await loadPerson()
  const workspace = person?.workspaces[0]
  if (workspace) redirect(`/${workspace.username}`)
  if (person) {
    return (
      <LonePage title="You are in no workspace">
        <NoWorkspace name={person.name} username={person.username} />
      </LonePage>
    )
  }
  return (
    <LonePage title="Runboard is not ready">
      <ProblemView code={problem?.code ?? 'internal'} message={problem?.message ?? ''} />
    </LonePage>
  )
}
