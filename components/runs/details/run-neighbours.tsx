'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, CircleCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { type Shortcut, useShortcuts } from '#/components/ui/shortcuts.ts'
import type { RunIds } from '#/lib/client/run.ts'
import type { Neighbour } from '#/lib/client/run-neighbours.ts'
import { neighboursQuery } from '#/lib/queries/neighbours-query.ts'

const iconClasses = 'size-3.5 shrink-0'

/** The ways to the runs of the same report before and after this one, and to its last good one. */
export function RunNeighbours({ ids }: { ids: RunIds }) {
  const router = useRouter()
  const { data, error } = useQuery(neighboursQuery(ids))
  const pathTo = ({ token }: Neighbour) => runPagePath({ ...ids, run: token })
  const go = (run: Neighbour | null | undefined) => () => {
    if (run) router.push(pathTo(run))
  }
  const previous: Omit<Shortcut, 'key'> = { says: 'The previous run of this report', does: go(data?.previous) }
  const next: Omit<Shortcut, 'key'> = { says: 'The next run of this report', does: go(data?.next) }
  useShortcuts('Run', [
    { key: '[', ...previous },
    { key: ']', ...next },
    { key: 'p', ...previous },
    { key: 'n', ...next },
  ])
  if (!data) return error ? null : <div className="h-8" />
  const { lastSuccessful: good } = data
  const isGoodElsewhere = good !== null && good.token !== data.previous?.token && good.token !== data.next?.token
  return (
    <nav aria-label="Other runs of this report" className="flex flex-wrap items-center gap-2 print:hidden">
      {data.previous ? (
        <ButtonLink href={pathTo(data.previous)}>
          <ChevronLeft aria-hidden className={iconClasses} />
          Previous
        </ButtonLink>
      ) : (
        <span className="text-muted">The first run</span>
      )}
      {data.next ? (
        <ButtonLink href={pathTo(data.next)}>
          Next
          <ChevronRight aria-hidden className={iconClasses} />
        </ButtonLink>
      ) : (
        <span className="text-muted">The latest run</span>
      )}
      {isGoodElsewhere && (
        <ButtonLink href={pathTo(good)}>
          <CircleCheck aria-hidden className={`text-state-succeeded ${iconClasses}`} />
          Last good run
        </ButtonLink>
      )}
    </nav>
  )
}
