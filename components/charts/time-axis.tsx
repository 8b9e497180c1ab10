'use client'
import { tickWords } from '#/components/charts/bucket-words.ts'
import { useClock } from '#/components/ui/clock.tsx'

type TimeAxisProps = { buckets: { from: string; to: string }[]; marks?: number }

/** A few marks below a chart of bars, each under the bar it names. */
export function TimeAxis({ buckets, marks = 4 }: TimeAxisProps) {
  const { timeZone } = useClock()
  const step = Math.max(1, Math.ceil(buckets.length / marks))
  // A mark that begins near the end would be cut off.
  const named = buckets.filter((_bucket, at) => at % step === 0 && at / buckets.length < 0.85)
  return (
    <div aria-hidden className="text-muted relative h-4 overflow-hidden text-[0.6875rem] leading-4 tabular-nums">
      {named.map((bucket, at) => (
        <span
          key={bucket.from}
          className="absolute whitespace-nowrap max-sm:even:hidden"
          style={{ left: `${((at * step) / buckets.length) * 100}%` }}
        >
          {tickWords(bucket, timeZone)}
        </span>
      ))}
    </div>
  )
}
