'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { StateBars } from '#/components/charts/state-bars.tsx'
import { stacksOf } from '#/components/charts/state-stacks.ts'
import { formatShare } from '#/components/health/figure-change.ts'
import { spanWordsOf } from '#/components/health/health-span.ts'
import { SpanChoice } from '#/components/health/span-choice.tsx'
import { useHealthSpan } from '#/components/health/use-health-span.ts'
import { ReportDurations } from '#/components/reports/report-durations.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import type { RunSummary } from '#/lib/client/summary.ts'
import { messageOf } from '#/lib/errors.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatAmount } from '#/lib/format/quantity.ts'
import { runsSummaryQuery } from '#/lib/queries/summary-query.ts'

const buckets = 60

function figuresOf(summary: RunSummary): string {
  const { good, bad } = stacksOf(summary)
  const figures = [formatAmount(summary.totalCount, 'run')]
  if (good + bad > 0) figures.push(`${formatShare(good / (good + bad))} succeeded`)
  const about = summary.isEstimate ? 'about ' : ''
  if (summary.medianSeconds !== null) figures.push(`median ${about}${formatDuration(summary.medianSeconds)}`)
  if (summary.p95Seconds !== null) figures.push(`95 % within ${about}${formatDuration(summary.p95Seconds)}`)
  return figures.join(' · ')
}

/** How a report went over a span: its runs by time, and how long they took. */
export function ReportCourse({ account, report }: { account: string; report: { token: string; name: string } }) {
  const [span, setSpan] = useHealthSpan()
  const { timeZone } = useClock()
  const router = useRouter()
  const filters = [`created_at.gt.now-${span}`]
  const question = { account, report: report.token, filters, buckets, timeZone }
  const { data: summary, error } = useQuery(runsSummaryQuery(question))
  const openSpan = (from: string, to: string) => {
    const search = new URLSearchParams([
      ['filter', `created_at.gte.${from}`],
      ['filter', `created_at.lt.${to}`],
    ])
    router.push(`/${account}/reports/${report.token}/runs?${search}`)
  }
  return (
    <section aria-labelledby="course" className="border-line bg-surface grid grid-cols-1 gap-4 rounded-lg border p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="course" className="text-lg font-semibold">
            {`Over ${spanWordsOf[span].last}`}
          </h2>
          <p className="text-muted min-h-5">{summary && figuresOf(summary)}</p>
        </div>
        <SpanChoice span={span} onChoose={(next) => void setSpan(next)} />
      </div>
      {error && !summary && <Notice look="bad" title={messageOf(error)} />}
      <div className="grid min-h-52 grid-cols-1 gap-6 xl:grid-cols-2">
        {summary && (
          <>
            <div>
              <h3 className="text-muted mb-1 min-h-6">Runs by state</h3>
              <StateBars
                label={`Runs of ${report.name} by time`}
                buckets={summary.buckets}
                heightPx={144}
                hasAxis
                onPick={openSpan}
              />
            </div>
            <ReportDurations account={account} report={report} filters={filters} summary={summary} onPick={openSpan} />
          </>
        )}
      </div>
    </section>
  )
}
