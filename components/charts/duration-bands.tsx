'use client'
import dynamic from 'next/dynamic'
import { spanWords } from '#/components/charts/bucket-words.ts'
import { ChartTable } from '#/components/charts/chart-table.tsx'
import type { DurationBand } from '#/components/charts/duration-bands-chart.tsx'
import { SpanPicker } from '#/components/charts/span-picker.tsx'
import { TimeAxis } from '#/components/charts/time-axis.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { formatDuration } from '#/lib/format/duration.ts'

const DurationBandsChart = dynamic(
  () => import('#/components/charts/duration-bands-chart.tsx').then((module) => module.DurationBandsChart),
  { ssr: false },
)

export type DurationBucket = { from: string; to: string } & DurationBand

type DurationBandsProps = {
  /** What the chart shows, as in `Duration of Daily revenue`. */
  label: string
  buckets: DurationBucket[]
  heightPx: number
  onPick?: (from: string, to: string) => void
}

const axisWidthPx = 56

function words(seconds: number | null): string {
  return seconds === null ? 'none finished' : `about ${formatDuration(seconds)}`
}

function slowWords(slow: DurationBand['slow']): string {
  return slow === null ? 'none' : `${slow.count}, up to ${formatDuration(slow.longestSeconds)}`
}

/** How long runs took by time, in seconds: the median, how far 95 % of them went, and those that were slower than usual. */
export function DurationBands({ label, buckets, heightPx, onPick }: DurationBandsProps) {
  const { timeZone } = useClock()
  const wordsOf = (first: number, last: number) => {
    const bucket = buckets[last]
    const from = buckets[first]?.from
    if (bucket === undefined || from === undefined) return 'no runs'
    const span = spanWords({ from, to: bucket.to }, timeZone)
    if (first !== last) return span
    const slow = bucket.slow === null ? '' : `, slower than usual: ${slowWords(bucket.slow)}`
    return `${span}: median ${words(bucket.median)}, 95 % within ${words(bucket.p95)}${slow}`
  }
  const pick = (first: number, last: number) => {
    const [from, to] = [buckets[first]?.from, buckets[last]?.to]
    if (from !== undefined && to !== undefined) onPick?.(from, to)
  }
  return (
    <div>
      <div className="relative" style={{ height: heightPx }}>
        <DurationBandsChart bands={buckets} axisWidth={axisWidthPx} />
        <div className="absolute inset-y-0 right-0" style={{ left: axisWidthPx }}>
          {buckets.length > 0 && (
            <SpanPicker label={label} count={buckets.length} wordsOf={wordsOf} onPick={onPick && pick} />
          )}
        </div>
      </div>
      <div style={{ marginLeft: axisWidthPx }}>
        <TimeAxis buckets={buckets} marks={6} />
      </div>
      <ChartTable
        caption={label}
        isOffered
        head={['Time', 'Median', '95 % within', 'Slower than usual']}
        rows={buckets.map((bucket) => [
          spanWords(bucket, timeZone),
          words(bucket.median),
          words(bucket.p95),
          slowWords(bucket.slow),
        ])}
      />
    </div>
  )
}
