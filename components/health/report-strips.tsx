'use client'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { ReportStripRow } from '#/components/health/report-strip-row.tsx'
import { useReportStrips } from '#/components/health/use-report-strips.ts'
import { Button } from '#/components/ui/button.tsx'
import { formatCount } from '#/lib/format/quantity.ts'

const rowHeightPx = 44

/** Every report with its last runs, those that fail first; only what is in view is read and drawn. */
export function ReportStrips({ account }: { account: string }) {
  const { reports, total, problem, hasMore, isLoading, load, onSight } = useReportStrips(account)
  const list = useRef<HTMLUListElement>(null)
  const virtualizer = useWindowVirtualizer({
    count: reports.length,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    initialRect: { width: 1200, height: 900 },
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => reports[index]?.token ?? index,
    onChange: ({ range }) => range && onSight(range.endIndex),
  })
  return (
    <section aria-labelledby="every-report" className="grid grid-cols-1 gap-3">
      <h2 id="every-report" className="text-lg font-semibold">
        Every report
      </h2>
      <ul
        ref={list}
        aria-label="Every report"
        className="border-line bg-surface relative rounded-lg border empty:hidden"
        style={{ height: virtualizer.getTotalSize() + 2 }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const report = reports[item.index]
          if (report === undefined) return null
          return (
            <li
              key={item.key}
              aria-setsize={total ?? -1}
              aria-posinset={item.index + 1}
              className="border-line absolute inset-x-0 grid grid-cols-[auto_minmax(0,1fr)_6rem] items-center gap-x-3 border-b px-4 last:border-b-0 sm:grid-cols-[6.5rem_minmax(0,1fr)_14rem_6rem] sm:gap-x-4"
              style={{ height: rowHeightPx, top: item.start - virtualizer.options.scrollMargin }}
            >
              <ReportStripRow account={account} report={report} />
            </li>
          )
        })}
      </ul>
      {problem !== null && (
        <p role="alert" className="text-bad wrap-anywhere">
          {reports.length === 0 ? 'The reports could not be read.' : 'Further reports could not be read.'} {problem}
        </p>
      )}
      {(hasMore || total === null) && (
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={isLoading} onClick={load}>
            {isLoading ? 'Loading reports …' : problem === null ? 'Show more reports' : 'Try again'}
          </Button>
          {total !== null && (
            <span className="text-muted">
              {formatCount(reports.length)} of {formatCount(total)}, those that fail first
            </span>
          )}
        </div>
      )}
    </section>
  )
}
