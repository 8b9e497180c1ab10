'use client'
import type { ReactNode } from 'react'
import { FilterBar } from '#/components/runs/filter-bar.tsx'
import { ExportMenu } from '#/components/runs/list/export-menu.tsx'
import { RunList } from '#/components/runs/list/run-list.tsx'
import { RunsCount } from '#/components/runs/list/runs-count.tsx'
import { type ListProblem, useRunList } from '#/components/runs/list/use-run-list.ts'
import { RunsHistogram } from '#/components/runs/runs-histogram.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'

const NewRuns = laterPart(async () => (await import('#/components/runs/list/new-runs.tsx')).NewRuns)

type RunsViewProps = {
  account: string
  /** The report whose runs these are; null on the page of all of them. */
  report: string | null
  /** Why the server could not read the first runs; null when it could. */
  problem: ListProblem | null
  /** The way to this page. */
  trail?: { href: string; label: string }[]
  /** What can be done here besides. */
  children?: ReactNode
}

/** The runs that the address selects, and the means to select others. The list takes what is left of the window. */
export function RunsView({ account, report, problem, trail, children }: RunsViewProps) {
  const list = useRunList({ account, report, firstProblem: problem })
  return (
    <div className="flex min-w-0 flex-col gap-4 md:min-h-[calc(100dvh-var(--bar-height)-var(--dock-height)-2.75rem)]">
      <PageTitle
        title="Runs"
        trail={trail}
        aside={
          <>
            <RunsCount list={list} />
            {list.runs.count > 0 && <NewRuns list={list} />}
          </>
        }
      >
        {children}
        <ExportMenu selection={list.selection} />
      </PageTitle>
      <RunsHistogram account={account} report={report} />
      <FilterBar account={account} report={report} />
      <RunList list={list} />
    </div>
  )
}
