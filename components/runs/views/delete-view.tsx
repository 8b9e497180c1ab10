'use client'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { Button } from '#/components/ui/button.tsx'
import { takeFocus } from '#/components/ui/take-focus.ts'
import type { SavedView } from '#/lib/client/views.ts'
import { useDeleteView } from '#/lib/queries/views.ts'

type DeleteViewProps = { account: string; view: SavedView; onDone: () => void }

/** Asks before a view goes: it cannot be brought back. */
export function DeleteView({ account, view, onDone }: DeleteViewProps) {
  const { mutate, isPending, error } = useDeleteView(account)
  return (
    <div className="grid w-72 max-w-full grid-cols-1 gap-3">
      <h2 className="font-medium wrap-anywhere">
        Delete “<bdi>{view.name}</bdi>”?
      </h2>
      <p className="text-muted">
        {view.isShared ? 'It goes for everybody who uses it. ' : ''}The runs stay, only their selection goes.
      </p>
      {error && <MutationProblem error={error} />}
      <div className="flex gap-2">
        <Button
          look="danger"
          aria-busy={isPending}
          onClick={() => !isPending && mutate(view.token, { onSuccess: onDone })}
        >
          {isPending ? 'Deleting …' : 'Delete'}
        </Button>
        <Button ref={takeFocus} onClick={onDone}>
          Keep
        </Button>
      </div>
    </div>
  )
}
