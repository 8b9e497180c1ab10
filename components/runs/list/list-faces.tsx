'use client'
import { DropFilters } from '#/components/runs/list/drop-filters.tsx'
import type { ListProblem, RunList } from '#/components/runs/list/use-run-list.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { statusOf } from '#/lib/errors.ts'

type FaceProps = { list: RunList }

/** Nothing to list: because of the filters, or because nothing has run yet. */
export function NoRuns({ list }: FaceProps) {
  const { account, report, filters } = list.selection
  if (filters.some((text) => text !== '')) {
    return (
      <EmptyState title="No run matches these filters.">
        <p className="text-muted">Drop one of them to see more.</p>
        <div className="flex max-w-full justify-center">
          <DropFilters selection={list.selection} offers="all" />
        </div>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Nothing has run yet.">
      <p className="text-muted">
        {report === null
          ? 'Run a report, and it will be kept here with its results.'
          : 'The first run of this report will be kept here with its results.'}
      </p>
      {report === null && <ButtonLink href={`/${account}/reports`}>Choose a report</ButtonLink>}
    </EmptyState>
  )
}

function titleOf({ code }: ListProblem): string {
  if (code === 'forbidden') return 'You may not see these runs'
  if (code === 'not_found') return 'This is not here, or you may not see it'
  if (code === 'too_many_requests') return 'Too many requests'
  if (statusOf(code) >= 500) return 'The runs API does not answer'
  return 'The runs could not be read'
}

/** Why the runs are not there, in the words of the runs API, and the way on. */
export function ListProblemNotice({ list, problem }: FaceProps & { problem: ListProblem }) {
  if (problem.code === 'bad_request') {
    return (
      <Notice announce look="bad" title="The runs API does not understand this filter">
        <p className="wrap-anywhere">{problem.message}</p>
        <DropFilters selection={list.selection} offers="broken" />
      </Notice>
    )
  }
  const isKept = list.runs.count > 0
  return (
    <Notice announce look="bad" title={titleOf(problem)}>
      <p className="wrap-anywhere">
        {problem.message} {isKept && 'The runs below are those that were read before.'}
      </p>
      {problem.code !== 'forbidden' && (
        <div>
          <Button disabled={list.isTrying} onClick={list.retry}>
            {list.isTrying ? 'Trying again…' : 'Try again'}
          </Button>
        </div>
      )}
    </Notice>
  )
}

/** The address asks for an order that there is not. */
export function BrokenOrder() {
  const { order, orderBy } = useRunsAddress()
  if (order !== null) return null
  return (
    <Notice look="wait" title="The address asks for an order that there is not, so the newest runs come first.">
      <div>
        <Button onClick={() => orderBy('created_at')}>Take it out of the address</Button>
      </div>
    </Notice>
  )
}

/** What comes after the last run that is loaded. */
export function FurtherRuns({ list: { further } }: FaceProps) {
  if (further.problem && !further.isLoading) {
    return (
      <div role="alert" className="sticky left-0 flex flex-wrap items-center gap-3 px-3 py-2">
        <p className="wrap-anywhere">Further runs could not be read. {further.problem.message}</p>
        <Button onClick={further.load}>Try again</Button>
      </div>
    )
  }
  if (!further.isLoading) return null
  return <output className="text-muted sticky left-0 flex h-10 w-fit items-center px-3">Loading more…</output>
}
