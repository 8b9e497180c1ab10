'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { cancelAndTell } from '#/components/runs/actions/cancel-run.ts'
import { comesOnScreen, useOnScreen } from '#/components/runs/actions/on-screen.ts'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { ParameterList } from '#/components/runs/rerun/parameter-list.tsx'
import { changeDraft } from '#/components/runs/rerun/form-drafts.ts'
import { ProgressSteps } from '#/components/runs/rerun/progress-steps-list.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import type { Run, RunIds } from '#/lib/client/run.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'
import { useIsCancelling } from '#/lib/queries/run-mutations.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'
import { isFinished, isSuccess } from '#/lib/runs/run-state.ts'

/** The parameters of a run in the order of its form, by the words of the form. */
function namedParameters({ fields, parameters }: Run): [string, ParameterValue][] {
  const names = fields.map(({ name }) => name)
  const labels = new Map(fields.map(({ name, label }) => [name, label]))
  const place = (name: string) => (labels.has(name) ? names.indexOf(name) : names.length)
  const entries = Object.entries(parameters).toSorted(([a], [b]) => place(a) - place(b))
  return entries.map(([name, value]) => [labels.get(name) ?? name, value])
}

// What had the focus, the form's button, is no longer there.
function takeFocus(state: HTMLElement | null): void {
  const panel = state?.closest('[role=dialog]')
  if (document.activeElement === document.body || document.activeElement === panel) state?.focus()
}

type RunProgressProps = { ids: RunIds; form: string; onClose: () => void }

/** How the run goes that was started from a form, until it is over; and the way back to the form, where nothing is lost. */
export function RunProgress({ ids, form, onClose }: RunProgressProps) {
  const { data, error } = useQuery(runDetailsQuery(ids))
  useOnScreen(ids.run)
  if (!data) return <div className="p-4">{error && <MutationProblem error={error} />}</div>
  const { run, queryRuns } = data
  const entries = namedParameters(run)
  return (
    <>
      <div className="grid min-h-0 flex-1 grid-cols-1 content-start gap-5 overflow-y-auto p-4">
        <p ref={takeFocus} tabIndex={-1} aria-live="polite" className="w-fit text-lg outline-none">
          <StateBadge look={runLook(run)} />
        </p>
        <ProgressSteps run={run} queryRuns={queryRuns} />
        {run.failure && (
          <Notice look="bad" title="The run failed.">
            <p className="max-h-60 overflow-y-auto wrap-anywhere whitespace-pre-wrap">{run.failure.message}</p>
          </Notice>
        )}
        {entries.length > 0 && (
          <div className="border-line grid grid-cols-1 gap-1.5 border-t pt-4">
            <h3 className="font-medium">Parameters</h3>
            <ParameterList entries={entries} />
          </div>
        )}
        {error && <p className="text-wait">The latest state could not be read; trying again.</p>}
      </div>
      <ProgressFoot run={run} ids={ids} onBack={() => changeDraft(form, { startedRun: null })} onClose={onClose} />
    </>
  )
}

type ProgressFootProps = { run: Run; ids: RunIds; onBack: () => void; onClose: () => void }

function ProgressFoot({ run, ids, onBack, onClose }: ProgressFootProps) {
  const client = useQueryClient()
  const isCancelling = useIsCancelling(run.token)
  const isOver = isFinished(run.state)
  const again = (
    <Button look={isOver && !isSuccess(run.state) ? 'primary' : 'plain'} onClick={onBack}>
      Change and run again
    </Button>
  )
  const leave = () => {
    comesOnScreen(run.token)
    onClose()
  }
  const open = (
    <ButtonLink href={runPagePath(ids)} look={isSuccess(run.state) ? 'primary' : 'plain'} onNavigate={leave}>
      Open the run
    </ButtonLink>
  )
  return (
    <div className="border-line flex flex-wrap items-center gap-2 border-t px-4 py-3">
      {isSuccess(run.state) ? open : null}
      {isOver && again}
      {isSuccess(run.state) ? null : open}
      {!isOver && (
        <Button
          look="danger"
          className="ml-auto"
          aria-disabled={isCancelling}
          onClick={() => void cancelAndTell(client, ids.account, run)}
        >
          {isCancelling ? 'Cancelling…' : 'Cancel'}
        </Button>
      )}
    </div>
  )
}
