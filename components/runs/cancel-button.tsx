'use client'
import type { RunIds } from '#/lib/client/run.ts'
import { useCancelRun } from '#/lib/queries/run-mutations.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { Button } from '#/components/ui/button.tsx'

/** Stops a run that is not over yet. */
export function CancelButton({ ids, hindrance }: { ids: RunIds; hindrance: string | null }) {
  const cancel = useCancelRun(ids)
  return (
    <>
      <Button
        look="danger"
        disabled={hindrance !== null || cancel.isPending}
        title={hindrance ?? undefined}
        onClick={() => cancel.mutate()}
      >
        {cancel.isPending ? 'Cancelling…' : 'Cancel'}
      </Button>
      {cancel.error && <MutationProblem error={cancel.error} />}
    </>
  )
}
