'use client'
import { useQuery } from '@tanstack/react-query'
import { type RunIds, runPath } from '#/lib/client/run.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'
import { isSessionOver } from '#/lib/queries/session-over.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import { CancelButton } from '#/components/runs/cancel-button.tsx'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { QuerySection } from '#/components/runs/query-section.tsx'
import { RunFailure } from '#/components/runs/run-failure.tsx'
import { RunFacts } from '#/components/runs/run-facts.tsx'
import { RunForm } from '#/components/runs/run-form.tsx'
import { RunParameters } from '#/components/runs/run-parameters.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { ButtonLink, FileLink } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

type RunDetailsProps = { ids: RunIds; hindrance: string | null }

const notYours = 'Only who started a run, or a manager, can cancel it.'

/** A run, live: it follows its state, and its results come in as they are there. */
export function RunDetails({ ids, hindrance }: RunDetailsProps) {
  const { data, error } = useQuery(runDetailsQuery(ids))
  if (!data) return error ? <MutationProblem error={error} /> : <p className="text-muted">Loading the run…</p>
  const { run, queryRuns } = data
  const isOver = isFinished(run.state)
  const hasResults = run.purgedAt === null && queryRuns.some(({ state }) => state === 'succeeded')
  return (
    <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 grid-cols-1 gap-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p aria-live="polite">
            <StateBadge look={runLook(run)} />
          </p>
          {error && !isSessionOver(error) && (
            <p className="text-wait">The latest state could not be read; trying again.</p>
          )}
          <div className="ml-auto flex flex-wrap items-center gap-2">
            {!isOver && <CancelButton ids={ids} hindrance={run.canCancel ? null : (hindrance ?? notYours)} />}
            {isOver && hasResults && queryRuns.length > 1 && (
              <FileLink href={`${runPath(ids)}/results/content.csv`}>All results (zip)</FileLink>
            )}
            <ButtonLink href={`/${ids.account}/reports/${ids.report}/runs/${ids.run}/clone`}>Clone</ButtonLink>
          </div>
        </div>
        {error && isSessionOver(error) && <MutationProblem error={error} />}
        {run.failure && <RunFailure failure={run.failure} queryRuns={queryRuns} />}
        {run.purgedAt !== null && (
          <Notice look="wait" title="The results of this run are no longer kept. Run it again to see fresh ones." />
        )}
        <RunFacts run={run} />
        <RunParameters run={run} />
        {queryRuns.map((queryRun) => (
          <QuerySection
            key={queryRun.token}
            ids={ids}
            queryRun={queryRun}
            isPurged={run.purgedAt !== null}
            told={run.failure?.message ?? null}
          />
        ))}
      </div>
      <aside className="border-line bg-surface grid grid-cols-1 gap-3 rounded-md border p-4" aria-labelledby="again">
        <h2 id="again" className="text-lg font-semibold">
          Run again
        </h2>
        {run.fields.length === 0 && <p className="text-muted">This report takes no parameters.</p>}
        <RunForm
          key={run.token}
          account={ids.account}
          report={ids.report}
          fields={run.fields}
          parameters={run.parameters}
          label="Run again"
          hindrance={hindrance}
        />
      </aside>
    </div>
  )
}
