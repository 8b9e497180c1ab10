'use client'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { PeekResult } from '#/components/runs/details/peek-result.tsx'
import { PurgedNotice } from '#/components/runs/details/purged-notice.tsx'
import { RunButtons } from '#/components/runs/details/run-buttons.tsx'
import { RunFacts } from '#/components/runs/details/run-facts.tsx'
import { RunFailure } from '#/components/runs/details/run-failure.tsx'
import { RunParameters } from '#/components/runs/details/run-parameters.tsx'
import { RunStepper } from '#/components/runs/details/run-stepper.tsx'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { ButtonLink, IconButton } from '#/components/ui/button.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import type { RunDetails } from '#/lib/client/run-details.ts'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

const shownParameters = 8

type RunPeekProps = {
  ids: RunIds
  /** What the list knows of the run already: it is there at once, the rest follows. */
  run?: Run | undefined
  onClose: () => void
}

/** A run in a panel beside its list: what it is, why it failed, what it ran with, and its first rows. */
export function RunPeek({ ids, run, onClose }: RunPeekProps) {
  const { data, error, isPlaceholderData } = useQuery({
    ...runDetailsQuery(ids),
    placeholderData: run && { run, queryRuns: [] },
  })
  return (
    <div className="grid grid-cols-1 content-start gap-4 p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1">
          <h2 className="text-lg leading-6 font-semibold wrap-anywhere">
            {data ? (
              <PendingLink href={runPagePath(ids)} className="hover:underline">
                <bdi>{data.run.reportName}</bdi>
              </PendingLink>
            ) : (
              'A run'
            )}
          </h2>
          {data && (
            <p aria-live="polite">
              <StateBadge look={runLook(data.run)} isHollow={data.run.purgedAt !== null} />
            </p>
          )}
        </div>
        <IconButton label="Close" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      {error && <MutationProblem error={error} />}
      {data && <PeekBody key={ids.run} ids={ids} details={data} isComplete={!isPlaceholderData} />}
      {!data && !error && <p className="text-muted">Loading the run…</p>}
    </div>
  )
}

function PeekBody({ ids, details, isComplete }: { ids: RunIds; details: RunDetails; isComplete: boolean }) {
  const { run, queryRuns } = details
  return (
    <>
      <RunButtons ids={ids} run={run} queryRuns={queryRuns} isCompact />
      <RunFailure ids={ids} run={run} queryRuns={queryRuns} page={runPagePath(ids)} />
      {run.purgedAt !== null && <PurgedNotice run={run} purgedAt={run.purgedAt} />}
      <div className="grid grid-cols-1 gap-2">
        <RunStepper run={run} queryRuns={queryRuns} />
        <RunFacts ids={ids} run={run} />
      </div>
      <section aria-labelledby="peek-parameters" className="grid grid-cols-1 gap-2">
        <h3 id="peek-parameters" className="font-semibold">
          Parameters
        </h3>
        <RunParameters run={run} maxShown={shownParameters} />
      </section>
      {isComplete ? (
        <PeekResult ids={ids} run={run} queryRuns={queryRuns} />
      ) : (
        <p className="text-muted min-h-40">Loading its queries…</p>
      )}
      <div>
        <ButtonLink href={runPagePath(ids)}>Open the run</ButtonLink>
      </div>
    </>
  )
}
