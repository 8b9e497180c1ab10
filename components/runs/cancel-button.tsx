'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RunIds } from '#/lib/client/run.ts'
import { cancelOnce, useIsCancelling } from '#/lib/queries/run-mutations.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { Button } from '#/components/ui/button.tsx'

/** Stops a run that is not over yet. */
export function CancelButton({ ids, hindrance }: { ids: RunIds; hindrance: string | null }) {
  const client = useQueryClient()
  const isCancelling = useIsCancelling(ids.run)
  const cancel = useMutation({ mutationFn: async () => await cancelOnce(client, ids) })
  return (
    <>
      <Button
        look="danger"
        disabled={hindrance !== null || isCancelling}
        title={hindrance ?? undefined}
        onClick={() => cancel.mutate()}
      >
        {isCancelling ? 'Cancelling…' : 'Cancel'}
      </Button>
      {cancel.error && <MutationProblem error={cancel.error} />}
    </>
  )
}
