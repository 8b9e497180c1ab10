'use client'
import { comparePath } from '#/components/compare/compared-runs.ts'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import type { AttentionReport } from '#/lib/client/health.ts'

/** What can be done about a report that fails. */
export function AttentionActions({ account, report }: { account: string; report: AttentionReport }) {
  const { rerun, hindranceOf } = useRunActions()
  const { token, lastSuccess, latestFailure } = report
  const hindrance = hindranceOf('rerun', latestFailure)
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Button disabled={hindrance !== null} title={hindrance ?? undefined} onClick={() => rerun(latestFailure)}>
        Rerun
      </Button>
      {lastSuccess !== null && (
        <>
          <ButtonLink href={`/${account}/reports/${token}/runs/${lastSuccess.token}`}>Open last good</ButtonLink>
          <ButtonLink
            href={comparePath(
              account,
              { report: token, run: lastSuccess.token },
              { report: token, run: latestFailure.token },
            )}
          >
            Compare
          </ButtonLink>
        </>
      )}
    </div>
  )
}
