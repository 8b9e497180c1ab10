import { Turtle } from 'lucide-react'
import { AttentionName } from '#/components/health/attention-name.tsx'
import { slowWords } from '#/components/health/attention-words.ts'
import { reportRunsPath } from '#/components/reports/report-runs-path.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { SlowReport as Report } from '#/lib/client/health.ts'

/** A report whose last good run took longer than usual: how much, and the way to that run. */
export function SlowReport({ account, report }: { account: string; report: Report }) {
  const { token, run } = report
  return (
    <>
      <div className="grid min-w-0 content-start gap-1">
        <AttentionName icon={Turtle} ink="text-wait" account={account} report={report} />
        <p className="text-muted">
          {slowWords(run)} · <TimeAgo at={run.completedAt} />
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <ButtonLink href={`/${account}/reports/${token}/runs/${run.token}`}>Open the run</ButtonLink>
        <ButtonLink href={reportRunsPath(account, token, ['slow.eq.true'])}>Its slow runs</ButtonLink>
      </div>
    </>
  )
}
