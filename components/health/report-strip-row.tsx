import { stripLength } from '#/components/health/strip-length.ts'
import { ReportHealthBadge } from '#/components/reports/report-health-badge.tsx'
import { RunStrip } from '#/components/reports/run-strip.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Report } from '#/lib/client/report.ts'

/** A report with its last runs and when the last of them was. */
export function ReportStripRow({ account, report }: { account: string; report: Report }) {
  return (
    <>
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
    </>
  )
}
