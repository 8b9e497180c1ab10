'use client'
import { CircleDashed } from 'lucide-react'
import { AttentionName } from '#/components/health/attention-name.tsx'
import { RunNow } from '#/components/health/run-now.tsx'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Health } from '#/lib/client/health.ts'
import type { Report } from '#/lib/client/report.ts'

type IdleReportProps = {
  account: string
  report: Health['neverRun'][number]
  /** What the list of reports says of it; undefined where it is not there. */
  listed: Report | undefined
}

/** A report that never ran: since when it is there, and when it first will. */
export function IdleReport({ account, report, listed }: IdleReportProps) {
  const { runReport } = useRunActions()
  const nextRunAt = listed?.record?.nextRunAt ?? null
  return (
    <>
      <div className="grid min-w-0 content-start gap-1">
        <AttentionName icon={CircleDashed} ink="text-muted" account={account} report={report} />
        <p className="text-muted">
          Made <TimeAgo at={report.createdAt} />
          {nextRunAt !== null && (
            <>
              {' · first run due '}
              <TimeAgo at={nextRunAt} />
            </>
          )}
          {nextRunAt === null && listed !== undefined && ' · no schedule runs it'}
        </p>
      </div>
      <RunNow words="Run this report" listed={listed} onPress={() => runReport(report)} />
    </>
  )
}
