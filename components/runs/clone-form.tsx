'use client'
import { useRouter } from 'next/navigation'
import type { RunIds } from '#/lib/client/run.ts'
import { useCloneRun } from '#/lib/queries/run-mutations.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { Button, ButtonLink } from '#/components/ui/button.tsx'

/** Asks once more, then clones a run's report and leads to the copy. */
export function CloneForm({ ids, hindrance }: { ids: RunIds; hindrance: string | null }) {
  const router = useRouter()
  const clone = useCloneRun(ids)
  const start = () =>
    clone.mutate(undefined, { onSuccess: (copy) => router.push(`/${copy.accountUsername}/reports/${copy.token}`) })
  const isBusy = clone.isPending || clone.isSuccess
  return (
    <div className="grid gap-4">
      {clone.error && <MutationProblem error={clone.error} />}
      {hindrance !== null && <p className="text-muted">{hindrance}</p>}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={hindrance !== null || isBusy} onClick={start}>
          {isBusy ? 'Cloning…' : 'Clone'}
        </Button>
        <ButtonLink href={`/${ids.account}/reports/${ids.report}/runs/${ids.run}`}>Back to the run</ButtonLink>
      </div>
    </div>
  )
}
