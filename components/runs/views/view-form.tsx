'use client'
import { useId, useState } from 'react'
import { nameRule } from '#/components/forms/text-rule.ts'
import { useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { isShown, searchOfPlace } from '#/components/runs/views/view-search.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { TextField } from '#/components/ui/text-field.tsx'
import type { SavedView } from '#/lib/client/views.ts'
import { type ViewToSave, useSaveView } from '#/lib/queries/views.ts'

type ViewFormProps = {
  place: RunsPlace
  /** The view that is changed; null for a new one. */
  view: SavedView | null
  onDone: () => void
}

/** The name of a view and who sees it; of one that is there also whether it shows from now on what the page shows. */
export function ViewForm({ place, view, onDone }: ViewFormProps) {
  const [name, setName] = useState(view?.name ?? '')
  const [isShared, setIsShared] = useState(view?.isShared ?? false)
  const [isUpdated, setIsUpdated] = useState(false)
  const { mutate, isPending, error } = useSaveView(place.account)
  const { problems, other, submit } = useCheckedForm([{ name: 'name', text: name, rule: nameRule(100) }], error)
  const search = searchOfPlace(place)
  const canUpdate = view !== null && view.reportToken === place.report && !isShown(view, place)
  const toSave = (): ViewToSave =>
    view === null
      ? { name, search, reportToken: place.report, isShared }
      : { token: view.token, name, isShared, ...(isUpdated && { search }) }
  return (
    <form
      noValidate
      className="grid w-72 max-w-full grid-cols-1 gap-3"
      onSubmit={(event) => submit(event, () => mutate(toSave(), { onSuccess: onDone }))}
    >
      <h2 className="font-medium wrap-anywhere">
        {view === null ? 'Save these filters and this order' : <bdi>{view.name}</bdi>}
      </h2>
      <TextField
        label="Name"
        name="name"
        dir="auto"
        ref={takeFocus}
        required
        autoComplete="off"
        value={name}
        problem={problems.name ?? null}
        onChange={({ target }) => setName(target.value)}
      />
      <Audience isShared={isShared} onChoose={setIsShared} />
      {canUpdate && (
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={isUpdated}
            onChange={({ target }) => setIsUpdated(target.checked)}
            className="accent-accent mt-0.5 size-4 shrink-0"
          />
          Replace its filters and order by what is shown now
        </label>
      )}
      {other && <MutationProblem error={other} />}
      <div className="flex gap-2">
        <Button type="submit" look="primary" aria-busy={isPending}>
          {isPending ? 'Saving …' : 'Save'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

/** Who sees a view. A viewer keeps theirs to themselves. */
function Audience({ isShared, onChoose }: { isShared: boolean; onChoose: (isShared: boolean) => void }) {
  const name = useId()
  const { account, person, hindrance } = useViewer()
  const workspace = person?.workspaces.find(({ username }) => username === account)?.name ?? account
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1">Who sees it</legend>
      {[false, true].map((value) => (
        <label key={String(value)} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name={name}
            checked={value === isShared}
            disabled={value && hindrance !== null}
            onChange={() => onChoose(value)}
            className="accent-accent size-4"
          />
          {value ? (
            <span>
              Everybody in <bdi>{workspace}</bdi>
            </span>
          ) : (
            'Only me'
          )}
        </label>
      ))}
      {hindrance !== null && <p className="text-muted">Views are shared by those who may run reports here.</p>}
    </fieldset>
  )
}
