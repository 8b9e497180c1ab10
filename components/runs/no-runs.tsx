import type { RunsAddress } from '#/components/runs/runs-address.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'

/** Nothing to list: because nothing ever ran, because of the filters, or because the page is past the end. */
export function NoRuns({ account, address }: { account: string; address: RunsAddress }) {
  const isOfReport = address.path.includes('/reports/')
  const { path, search } = address
  if (search.has('filter')) {
    return (
      <EmptyState title="No run matches these filters.">
        <p className="text-muted">Remove one of them above, or look at everything.</p>
        <ButtonLink href={path}>Show all runs</ButtonLink>
      </EmptyState>
    )
  }
  if (search.has('after') || search.has('before')) {
    return (
      <EmptyState title="There are no more runs here.">
        <ButtonLink href={path}>Back to the first page</ButtonLink>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Nothing has run yet.">
      <p className="text-muted">
        {isOfReport
          ? 'Its first run will be kept here with its results.'
          : 'Run a report, and it will be kept here with its results.'}
      </p>
      {!isOfReport && <ButtonLink href={`/${account}/reports`}>Choose a report</ButtonLink>}
    </EmptyState>
  )
}
