'use client'
import { useQuery } from '@tanstack/react-query'
import { StateBars } from '#/components/charts/state-bars.tsx'
import { PartialNote } from '#/components/runs/partial-note.tsx'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { AppError, messageOf } from '#/lib/errors.ts'
import { boundsBetween, spanPlaces, withSpan } from '#/lib/filters/created-span.ts'
import { runsSummaryQuery } from '#/lib/queries/summary-query.ts'

type RunsHistogramProps = { account: string; report: string | null }

const heightPx = 72
const buckets = 120

// What is wrong about a filter stands where the rows would be.
const isOfFilter = (error: Error) => error instanceof AppError && error.code === 'bad_request'

/** The runs of the address by time. Choosing bars narrows the address to their span; Esc takes the span away again. */
export function RunsHistogram({ account, report }: RunsHistogramProps) {
  const { filters, setFilters } = useRunsAddress()
  const { timeZone } = useClock()
  const { data, error, refetch } = useQuery(runsSummaryQuery({ account, report, filters, buckets, timeZone }))
  const narrow = (from: string, to: string) => setFilters(withSpan(filters, boundsBetween(from, to)))
  const widen = spanPlaces(filters).length > 0 ? () => setFilters(withSpan(filters, [])) : undefined
  // As high as the chart and its marks, so that nothing below moves when they come.
  return (
    <div className="min-h-[5.5rem]">
      {data && (
        <StateBars label="Runs by time" buckets={data.buckets} heightPx={heightPx} onPick={narrow} onWiden={widen} />
      )}
      {data?.partialFrom && <PartialNote from={data.partialFrom} />}
      {!data && error && !isOfFilter(error) && (
        <div className="text-muted flex h-[4.5rem] flex-wrap content-center items-center gap-x-3">
          <p>{messageOf(error)}</p>
          <Button onClick={() => void refetch()}>Load the chart again</Button>
        </div>
      )}
    </div>
  )
}
