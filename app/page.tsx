import { redirect } from 'next/navigation'
import { LonePage } from '#/components/shell/lone-page.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { loadPerson } from '#/lib/server/load.ts'

export default async function HomePage() {
  const { value: person, problem } = await loadPerson()
  if (person) redirect(`/${person.workspaces[0]?.username ?? person.username}`)
  return (
    <LonePage title="Runboard is not ready">
      <ProblemView code={problem?.code ?? 'internal'} message={problem?.message ?? ''} />
    </LonePage>
  )
}
