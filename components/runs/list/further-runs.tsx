'use client'
import type { RunList } from '#/components/runs/list/use-run-list.ts'
import { Button } from '#/components/ui/button.tsx'

function Further({ list: { further } }: { list: RunList }) {
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

/** What comes after the last run that is loaded; in a table even that is a row. */
export function FurtherRuns({ list }: { list: RunList }) {
  return (
    <div role="row">
      <div role="cell">
        <Further list={list} />
      </div>
    </div>
  )
}
