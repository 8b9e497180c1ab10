'use client'
import dynamic from 'next/dynamic'
import { spanWords } from '#/components/charts/bucket-words.ts'
import {
  type Stacks,
  type TimeBucket,
  stackLook,
  stackNames,
  stackWords,
  stacksOf,
  totalOf,
} from '#/components/charts/state-stacks.ts'
import { TimeAxis } from '#/components/charts/time-axis.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'

// Rows and figures come first; the package that draws comes after them.
const StateBarsChart = dynamic(
  () => import('#/components/charts/state-bars-chart.tsx').then((module) => module.StateBarsChart),
  { ssr: false },
)

const SpanPicker = laterPart(async () => (await import('#/components/charts/span-picker.tsx')).SpanPicker)
const ChartTable = laterPart(async () => (await import('#/components/charts/chart-table.tsx')).ChartTable)

type StateBarsProps = {
  /** What the chart shows, as in `Runs by time`. */
  label: string
  buckets: TimeBucket[]
  heightPx: number
  hasAxis?: boolean
  /** A span was chosen: from the start of its first bar to the end of its last, ISO 8601 in UTC. */
  onPick?: (from: string, to: string) => void
  onWiden?: () => void
}

const axisWidthPx = 36

function sumOf(stacks: Stacks[]): Stacks {
  const sum: Stacks = { good: 0, bad: 0, stopped: 0, active: 0 }
  for (const each of stacks) for (const name of stackNames) sum[name] += each[name]
  return sum
}

/** Runs by time, stacked by what became of them. A bar or more can be chosen by pointer and by keys. */
export function StateBars({ label, buckets, heightPx, hasAxis = false, onPick, onWiden }: StateBarsProps) {
  const { timeZone } = useClock()
  const stacks = buckets.map(stacksOf)
  const wordsOf = (first: number, last: number) => {
    const [from, to] = [buckets[first]?.from, buckets[last]?.to]
    if (from === undefined || to === undefined) return 'no runs'
    return `${spanWords({ from, to }, timeZone)}: ${stackWords(sumOf(stacks.slice(first, last + 1)))}`
  }
  const pick = (first: number, last: number) => {
    const [from, to] = [buckets[first]?.from, buckets[last]?.to]
    if (from !== undefined && to !== undefined) onPick?.(from, to)
  }
  const axisWidth = hasAxis ? axisWidthPx : 0
  return (
    <div>
      <div className="relative" style={{ height: heightPx }}>
        <StateBarsChart stacks={stacks} axisWidth={axisWidth} />
        <div className="absolute inset-y-0 right-0" style={{ left: axisWidth }}>
          {buckets.length > 0 && (
            <SpanPicker
              label={label}
              count={buckets.length}
              wordsOf={wordsOf}
              onPick={onPick && pick}
              onWiden={onWiden}
            />
          )}
        </div>
      </div>
      <div style={{ marginLeft: axisWidth }}>
        <TimeAxis buckets={buckets} marks={hasAxis ? 6 : 4} />
      </div>
      <div className={hasAxis ? 'min-h-7' : undefined}>
        <ChartTable
          caption={label}
          isOffered={hasAxis}
          head={['Time', ...stackNames.map((name) => stackLook[name].word)]}
          rows={buckets.flatMap((bucket, at) => {
            const stack = stacks[at]
            if (stack === undefined || totalOf(stack) === 0) return []
            return [[spanWords(bucket, timeZone), ...stackNames.map((name) => String(stack[name]))]]
          })}
        />
      </div>
    </div>
  )
}
