'use client'
import { useQuery } from '@tanstack/react-query'
import { FilterBar } from '#/components/runs/filter-bar.tsx'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { TimelineCount, TimelineExtent } from '#/components/timeline/timeline-extent.tsx'
import { TimelineNothing, TimelineProblem } from '#/components/timeline/timeline-nothing.tsx'
import { TimelineToolbar } from '#/components/timeline/timeline-toolbar.tsx'
import { useTimelinePlace } from '#/components/timeline/use-timeline-place.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { failureOf } from '#/lib/queries/failure-of.ts'
import { runTimelineQuery } from '#/lib/queries/timeline-queries.ts'

const TimelineLanes = laterPart(
  async () => (await import('#/components/timeline/timeline-lanes.tsx')).TimelineLanes,
  <p className="text-muted">Loading the timeline…</p>,
)

/** When runs ran, side by side: a lane for each report, or for what else they share. */
export function TimelineView({ account }: { account: string }) {
  const { timeZone } = useClock()
  const { filters, setFilters } = useRunsAddress()
  const place = useTimelinePlace()
  const [from, to] = [place.window.fromMs, place.window.toMs].map((ms) => new Date(ms).toISOString())
  const question = { account, filters, from: from ?? '', to: to ?? '', lane: place.lane, timeZone }
  const asked = useQuery(runTimelineQuery(question))
  const { data, refetch, isPlaceholderData } = asked
  const error = failureOf(asked)
  const shown = error && isPlaceholderData ? undefined : data
  return (
    <div className="flex min-w-0 flex-col gap-4 md:min-h-[calc(100dvh-var(--bar-height)-var(--dock-height)-2.75rem)]">
      <PageTitle title="Timeline" aside={data && <TimelineCount timeline={data} />} />
      <FilterBar account={account} report={null} />
      <TimelineToolbar account={account} filters={filters} place={place} />
      {error && <TimelineProblem {...{ account, filters, error, place }} onRetry={() => void refetch()} />}
      {shown === undefined && !error && <p className="text-muted">Loading the timeline…</p>}
      {shown?.lanes.length === 0 && !isPlaceholderData && (
        <TimelineNothing {...{ account, filters, place }} onDrop={() => setFilters([])} />
      )}
      {shown && (shown.lanes.length > 0 || isPlaceholderData) && (
        <>
          <TimelineExtent timeline={shown} />
          <TimelineLanes account={account} timeline={shown} place={place} isOld={isPlaceholderData} />
        </>
      )}
    </div>
  )
}
