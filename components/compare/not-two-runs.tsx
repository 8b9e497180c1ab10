import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'

/** What stands where a comparison would, at an address that does not say of what. */
export function NotTwoRuns({ account }: { account: string }) {
  return (
    <>
      <PageTitle title="Compare runs" />
      <EmptyState title="This address does not name two runs.">
        <p className="text-muted">Select two runs in a list (key x), then Compare; or Compare on the page of a run.</p>
        <ButtonLink href={`/${account}/runs`}>To the runs</ButtonLink>
      </EmptyState>
    </>
  )
}
