'use client'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { ReportHealthBadge } from '#/components/reports/report-health-badge.tsx'
import { RunStrip } from '#/components/reports/run-strip.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Report } from '#/lib/client/report.ts'
import { reportHealths } from '#/lib/reports/report-health.ts'
import { stripLength } from '#/components/health/strip-length.ts'

type ReportStripsProps = { account: string; reports: Report[] }

const rowHeightPx = 44

function inOrder(reports: Report[]): Report[] {
  const rank = ({ record }: Report) => reportHealths.indexOf(record?.health ?? 'never_run')
  return reports
    .filter((report) => !report.isArchived)
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** Every report with its last runs, those that fail first; only what is in view is drawn. */
export function ReportStrips({ account, reports }: ReportStripsProps) {
  const ordered = inOrder(reports)
  const list = useRef<HTMLUListElement>(null)
  const virtualizer = useWindowVirtualizer({
    count: ordered.length,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    initialRect: { width: 1200, height: 900 },
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => ordered[index]?.token ?? index,
  })
  return (
    <section aria-labelledby="every-report" className="grid grid-cols-1 gap-3">
      <h2 id="every-report" className="text-lg font-semibold">
        Every report
      </h2>
      <ul
        ref={list}
        aria-label="Every report"
        className="border-line bg-surface relative rounded-lg border"
        style={{ height: virtualizer.getTotalSize() + 2 }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const report = ordered[item.index]
          if (report === undefined) return null
          return (
            <li
              key={item.key}
              aria-setsize={ordered.length}
              aria-posinset={item.index + 1}
              className="border-line absolute inset-x-0 grid grid-cols-[auto_minmax(0,1fr)_6rem] items-center gap-x-3 border-b px-4 last:border-b-0 sm:grid-cols-[6.5rem_minmax(0,1fr)_14rem_6rem] sm:gap-x-4"
              style={{ height: rowHeightPx, top: item.start - virtualizer.options.scrollMargin }}
            >
              <ReportHealthBadge health={report.record?.health ?? 'never_run'} isIconOnPhone />
              <PendingLink
                href={`/${account}/reports/${report.token}`}
                className="min-w-0 truncate font-medium hover:underline"
              >
                <bdi title={report.name}>{report.name}</bdi>
              </PendingLink>
              <RunStrip
                label={`Last ${stripLength} runs of ${report.name}`}
                runs={report.record?.recentRuns ?? []}
                hrefOf={({ token }) => `/${account}/reports/${report.token}/runs/${token}`}
              />
              <span className="text-muted hidden text-right sm:block">
                {report.lastRunAt !== null && <TimeAgo at={report.lastRunAt} />}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
