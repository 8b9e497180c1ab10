'use client'
import { CircleCheck } from 'lucide-react'
import { AcknowledgementLine } from '#/components/runs/acknowledge/acknowledgement-line.tsx'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { ActionButton } from '#/components/runs/details/action-button.tsx'
import { recoveryWords } from '#/components/runs/recovery-words.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Run, RunFailure, RunIds } from '#/lib/client/run.ts'

type FailureStandingProps = { ids: RunIds; run: Run; failure: RunFailure }

/** Whether a failure is still open: who knows of it then, and what recovered it otherwise. */
export function FailureStanding({ ids, run, failure }: FailureStandingProps) {
  return (
    <div className="border-line grid gap-2 border-t pt-2">
      {failure.recoveredBy !== null && <Recovery ids={ids} run={run} by={failure.recoveredBy} />}
      {failure.isOpen ? (
        <OpenFailure run={run} failure={failure} />
      ) : (
        failure.acknowledged !== null && <AcknowledgementLine acknowledged={failure.acknowledged} />
      )}
    </div>
  )
}

type RecoveryProps = { ids: RunIds; run: Run; by: NonNullable<RunFailure['recoveredBy']> }

function Recovery({ ids, run, by }: RecoveryProps) {
  return (
    <p className="flex items-start gap-2">
      <CircleCheck aria-hidden className="text-good mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere">
        Recovered {recoveryWords({ ...run, recoveredAt: by.completedAt })} by{' '}
        <PendingLink
          href={runPagePath({ ...ids, run: by.token })}
          className="inline-flex min-h-6 items-center gap-1.5 underline underline-offset-2"
        >
          the run that succeeded
        </PendingLink>{' '}
        <TimeAgo at={by.completedAt} />
      </span>
    </p>
  )
}

function OpenFailure({ run, failure }: { run: Run; failure: RunFailure }) {
  const actions = useRunActions()
  const hindrance = actions.hindranceOf('acknowledge', run)
  return (
    <>
      <AcknowledgementLine acknowledged={failure.acknowledged} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
        <ActionButton hindrance={hindrance} onPress={() => actions.acknowledge(run)}>
          {failure.acknowledged === null ? 'Acknowledge' : 'Edit or take back'}
        </ActionButton>
        {hindrance !== null && <p className="text-muted">{hindrance}</p>}
      </div>
    </>
  )
}
