'use client'
import { DropFilters } from '#/components/runs/list/drop-filters.tsx'
import type { TimelinePlace } from '#/components/timeline/use-timeline-place.ts'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { AppError, messageOf } from '#/lib/errors.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'

type ProblemProps = { account: string; filters: string[]; error: Error; place: TimelinePlace; onRetry: () => void }

/** Why the lanes are not there, in the words of the runs API, and the way on. */
export function TimelineProblem({ account, filters, error, place, onRetry }: ProblemProps) {
  const isRefused = error instanceof AppError && error.code === 'bad_request'
  const selection = { account, report: null, filters, order: defaultOrder }
  return (
    <Notice
      announce
      look="bad"
      title={isRefused ? 'The runs API does not understand this address' : 'The timeline could not be read'}
    >
      <p className="wrap-anywhere">{messageOf(error)}</p>
      <div className="flex flex-wrap gap-2">
        {isRefused && filters.length > 0 && <DropFilters selection={selection} offers="broken" />}
        {isRefused && place.lane !== 'report' && (
          <Button onClick={() => place.setLane('report')}>Lanes by report</Button>
        )}
        {!isRefused && <Button onClick={onRetry}>Try again</Button>}
      </div>
    </Notice>
  )
}

type NothingProps = { account: string; filters: string[]; place: TimelinePlace; onDrop: () => void }

/** Nothing ran in the time in view, nor will. */
export function TimelineNothing({ account, filters, place, onDrop }: NothingProps) {
  const isFiltered = filters.some((text) => text !== '')
  return (
    <EmptyState title={isFiltered ? 'No run of this time matches the filters.' : 'Nothing ran in this time.'}>
      <div className="flex flex-wrap justify-center gap-2">
        {isFiltered && <Button onClick={onDrop}>Drop the filters</Button>}
        {!place.isFollowing && <Button onClick={place.toNow}>Back to now</Button>}
        {place.zoom !== '1w' && <Button onClick={() => place.show('1w')}>Show a week</Button>}
        {!isFiltered && <ButtonLink href={`/${account}/reports`}>Choose a report to run</ButtonLink>}
      </div>
    </EmptyState>
  )
}
