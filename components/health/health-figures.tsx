import { stacksOf } from '#/components/charts/state-stacks.ts'
import { FigureCard } from '#/components/health/figure-card.tsx'
import { type Change, countChange, formatShare, secondsChange, shareChange } from '#/components/health/figure-change.ts'
import { spanWordsOf } from '#/components/health/health-span.ts'
import type { Health, HealthBucket } from '#/lib/client/health.ts'
import type { HealthSpan } from '#/lib/contract/health-span.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatCount } from '#/lib/format/quantity.ts'

function shareOf(bucket: HealthBucket): number | null {
  const { good, bad } = stacksOf(bucket)
  return good + bad === 0 ? null : good / (good + bad)
}

function runsOf({ states }: HealthBucket): number {
  return Object.values(states).reduce((sum, count) => sum + count, 0)
}

/** The four figures of a span, each beside the span before. */
export function HealthFigures({ health, span }: { health: Health; span: HealthSpan }) {
  const { successRate, failingReports, runs, p95TotalSeconds, buckets } = health
  const { last, before } = spanWordsOf[span]
  // A span from before there was a history would make every figure look as if it had changed.
  const compared = (change: Change | null) => (health.isBeforeKept ? change : null)
  return (
    <dl aria-label={`Figures of ${last}`} className="grid grid-cols-1 gap-3 min-[30rem]:grid-cols-2 xl:grid-cols-4">
      <FigureCard
        name="Success rate"
        value={successRate.now === null ? 'none ended' : formatShare(successRate.now)}
        explains={`Of the runs of ${last} that succeeded or failed, how many succeeded. Cancelled runs do not count.`}
        change={compared(shareChange(successRate, 'up'))}
        before={before}
        course={buckets.map(shareOf)}
      />
      <FigureCard
        name="Failing reports"
        value={`${formatCount(failingReports.now)} of ${formatCount(health.reportsCount)}`}
        explains="Reports with a failure that no later run with the same parameters has mended."
        change={compared(countChange(failingReports, 'down'))}
        before={before}
        course={buckets.map((bucket) => bucket.failingReports)}
      />
      <FigureCard
        name="Runs"
        value={formatCount(runs.now)}
        explains={`Runs created in ${last}.`}
        change={compared(countChange(runs, 'neither'))}
        before={before}
        course={buckets.map(runsOf)}
      />
      <FigureCard
        name="95 % done within"
        value={
          p95TotalSeconds.now === null
            ? 'none ended'
            : `${p95TotalSeconds.isEstimate ? 'about ' : ''}${formatDuration(p95TotalSeconds.now)}`
        }
        explains="From being asked for to being done, waiting included; 95 % of the runs took no longer."
        change={compared(secondsChange(p95TotalSeconds, 'down'))}
        before={before}
        course={buckets.map((bucket) => bucket.p95TotalSeconds)}
      />
    </dl>
  )
}
