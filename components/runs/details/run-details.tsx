'use client'
import { useQuery } from '@tanstack/react-query'
import { PurgedNotice } from '#/components/runs/details/purged-notice.tsx'
import { QueryLinks } from '#/components/runs/details/query-links.tsx'
import { QuerySection } from '#/components/runs/details/query-section.tsx'
import { RunButtons } from '#/components/runs/details/run-buttons.tsx'
import { RunFacts } from '#/components/runs/details/run-facts.tsx'
import { RunFailure } from '#/components/runs/details/run-failure.tsx'
import { RunParameters } from '#/components/runs/details/run-parameters.tsx'
import { RunStepper } from '#/components/runs/details/run-stepper.tsx'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import type { RunIds } from '#/lib/client/run.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

const shownParameters = 16

/** A run, live: it follows its state, and its results come in as they are there. */
export function RunDetails({ ids }: { ids: RunIds }) {
  const { data, error } = useQuery(runDetailsQuery(ids))
  if (!data) return error ? <MutationProblem error={error} /> : <p className="text-muted">Loading the run…</p>
  const { run, queryRuns } = data
  return (
    <>
      <div className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <p aria-live="polite" className="text-[0.95rem]">
            <StateBadge look={runLook(run)} isHollow={run.purgedAt !== null} />
          </p>
          <RunStepper run={run} queryRuns={queryRuns} />
          {error && <p className="text-wait">The latest state could not be read; trying again.</p>}
        </div>
        <RunFacts ids={ids} run={run} />
        <RunButtons ids={ids} run={run} queryRuns={queryRuns} />
      </div>
      <RunFailure ids={ids} run={run} queryRuns={queryRuns} />
      {run.purgedAt !== null && <PurgedNotice run={run} purgedAt={run.purgedAt} />}
      <section aria-labelledby="parameters" className="grid grid-cols-1 gap-3">
        <h2 id="parameters" className="text-lg font-semibold">
          Parameters
        </h2>
        <RunParameters run={run} maxShown={shownParameters} />
      </section>
      <section aria-label="Results" className="grid grid-cols-1 gap-6">
        <h2 className="sr-only">Results</h2>
        <QueryLinks queryRuns={queryRuns} />
        {queryRuns.map((queryRun) => (
          <QuerySection key={queryRun.token} ids={ids} run={run} queryRun={queryRun} isAlone={queryRuns.length === 1} />
        ))}
      </section>
    </>
  )
}
