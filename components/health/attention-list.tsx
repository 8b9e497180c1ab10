'use client'
import { AttentionGroup } from '#/components/health/attention-group.tsx'
import { FailingReport } from '#/components/health/failing-report.tsx'
import { FurtherAttention } from '#/components/health/further-attention.tsx'
import { roleHindrance } from '#/components/reports/hindrance.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import type { Health } from '#/lib/client/health.ts'
import { formatCount } from '#/lib/format/quantity.ts'

type AttentionListProps = { account: string; health: Health }

const firstShown = 10

/** The reports somebody has to look after: the longest failing first, then what else is amiss. */
export function AttentionList({ account, health }: AttentionListProps) {
  const { needsAttention, needsAttentionCount } = health
  const { person } = useViewer()
  // Said once; the buttons say it too to whoever reaches them.
  const refusal = roleHindrance(person ?? undefined, account, 'acknowledge failures or run reports')
  return (
    <section aria-labelledby="attention" className="grid grid-cols-1 gap-5">
      <div className="grid grid-cols-1 gap-1">
        <h2 id="attention" className="text-lg font-semibold">
          Needs attention
        </h2>
        {refusal !== null && <p className="text-muted">{refusal}</p>}
      </div>
      <AttentionGroup
        name="Failing"
        count={needsAttentionCount}
        items={needsAttention}
        firstShown={firstShown}
        keyOf={({ token }) => token}
        none="No report has an open failure."
        rest={
          <>
            The {formatCount(needsAttention.length)} that fail the longest are shown.{' '}
            <PendingLink
              href={`/${account}/runs?filter=open.eq.true`}
              className="inline-flex min-h-6 items-center gap-1.5 underline underline-offset-2"
            >
              All open failures
            </PendingLink>
          </>
        }
      >
        {(report) => <FailingReport account={account} report={report} />}
      </AttentionGroup>
      <FurtherAttention account={account} health={health} />
    </section>
  )
}
