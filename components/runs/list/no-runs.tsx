'use client'
import { DropFilters } from '#/components/runs/list/drop-filters.tsx'
import type { RunList } from '#/components/runs/list/use-run-list.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'

/** Nothing to list: because of the filters, or because nothing has run yet. */
export function NoRuns({ list }: { list: RunList }) {
  const { account, report, filters } = list.selection
  const given = filters.filter((text) => text !== '')
  if (given.length > 0) {
    return (
      <EmptyState title={given.length === 1 ? 'No run matches this filter.' : 'No run matches these filters.'}>
        <p className="text-muted">
          {given.length === 1 ? 'Drop it to see all runs.' : 'Drop one of them to see more.'}
        </p>
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
