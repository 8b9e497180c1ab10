'use client'
import { useQuery } from '@tanstack/react-query'
import { DurationBands } from '#/components/charts/duration-bands.tsx'
import { reportRunsPath } from '#/components/reports/report-runs-path.ts'
import { slowMarks } from '#/components/reports/slow-marks.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import type { RunSummary } from '#/lib/client/summary.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'
import { slowRunsQuery } from '#/lib/queries/summary-query.ts'

type ReportDurationsProps = {
  account: string
  report: { token: string; name: string }
  filters: string[]
  summary: RunSummary
  onPick: (from: string, to: string) => void
}

/** How long the runs of a report took by time, with a mark where some took longer than usual. */
export function ReportDurations({ account, report, filters, summary, onPick }: ReportDurationsProps) {
  const { data: slow } = useQuery(slowRunsQuery({ account, report: report.token, filters }))
  const marks = slowMarks(summary.buckets, slow?.runs ?? [])
  return (
    <div>
      <div className="mb-1 flex min-h-6 flex-wrap items-center justify-between gap-x-4">
        <h3 className="text-muted">
          {`Duration: median, and how far 95 % went${summary.isEstimate ? ' (estimated)' : ''}`}
        </h3>
        <p className="text-muted flex items-center gap-1.5">
          {slow !== undefined && slow.runs.length > 0 && (
            <>
              <svg aria-hidden viewBox="0 0 10 9" className="text-wait size-2.5 shrink-0 fill-current">
                <path d="M5 0l5 9H0z" />
              </svg>
              <PendingLink
                href={reportRunsPath(account, report.token, [...filters, 'slow.eq.true'])}
                className="inline-flex min-h-6 items-center gap-1.5 underline underline-offset-2"
              >
                {formatAmount(slow.totalCount, 'run')} slower than usual
              </PendingLink>
              {slow.totalCount > slow.runs.length && <>, the newest {formatCount(slow.runs.length)} are marked</>}
            </>
          )}
          {slow?.runs.length === 0 && 'No run was slower than usual.'}
        </p>
      </div>
      <DurationBands
        label={`Duration of ${report.name} by time`}
        buckets={summary.buckets.map(({ from, to, medianSeconds, p95Seconds }, at) => ({
          from,
          to,
          median: medianSeconds,
          p95: p95Seconds,
          slow: marks[at] ?? null,
        }))}
        heightPx={144}
        onPick={onPick}
      />
    </div>
  )
}
