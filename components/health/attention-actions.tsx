'use client'
import { comparePath } from '#/components/compare/compared-runs.ts'
import { type OpenFailures, acknowledgeAllWords } from '#/components/runs/acknowledge/acknowledge-words.ts'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { ActionButton } from '#/components/runs/details/action-button.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import type { AttentionReport } from '#/lib/client/health.ts'

type AttentionActionsProps = { account: string; report: AttentionReport; openFailures: OpenFailures }

/** What can be done about a report that fails. */
export function AttentionActions({ account, report, openFailures }: AttentionActionsProps) {
  const actions = useRunActions()
  const { token, lastSuccess, latestFailure } = report
  return (
    <div className="flex flex-wrap items-start gap-2 lg:max-w-md lg:justify-end">
      <ActionButton
        hindrance={actions.hindranceOf('acknowledge', latestFailure)}
        onPress={() => actions.acknowledgeAll(latestFailure, openFailures)}
      >
        {acknowledgeAllWords(openFailures) ?? 'Edit or take back'}
      </ActionButton>
      <ActionButton
        hindrance={actions.hindranceOf('rerun', latestFailure)}
        onPress={() => actions.rerun(latestFailure)}
      >
        Rerun
      </ActionButton>
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
