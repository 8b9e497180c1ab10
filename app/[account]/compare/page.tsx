import type { Metadata } from 'next'
import { CompareView } from '#/components/compare/compare-view.tsx'
import { comparePath, runAddress } from '#/components/compare/compared-runs.ts'
import { MissingRun } from '#/components/compare/missing-run.tsx'
import { NotTwoRuns } from '#/components/compare/not-two-runs.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { loadComparison } from '#/lib/server/load-report.ts'
import type { PageSearch } from '#/lib/server/load-runs.ts'

export const metadata: Metadata = { title: 'Compare runs' }

type ComparePageProps = { params: Promise<{ account: string }>; searchParams: Promise<PageSearch> }

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const [{ account }, search] = [await params, await searchParams]
  const [a, b] = [runAddress(search['a']), runAddress(search['b'])]
  if (a === null || b === null) return <NotTwoRuns account={account} />
  const { value: comparison, problem } = await loadComparison(account, a, b)
  return (
    <>
      <PageTitle title="Compare runs">
        <ButtonLink href={comparePath(account, b, a)}>Swap A and B</ButtonLink>
      </PageTitle>
      {problem && <ProblemView code={problem.code} message={problem.message} />}
      {comparison === null && <MissingRun account={account} a={a} b={b} />}
      {comparison && <CompareView account={account} comparison={comparison} />}
    </>
  )
}
