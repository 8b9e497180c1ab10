'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { DeleteView } from '#/components/runs/views/delete-view.tsx'
import { ViewForm } from '#/components/runs/views/view-form.tsx'
import { ViewRow } from '#/components/runs/views/view-row.tsx'
import { canKeep, isShown } from '#/components/runs/views/view-search.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import { messageOf } from '#/lib/errors.ts'
import type { SavedView } from '#/lib/client/views.ts'
import { reportNamesQuery } from '#/lib/queries/named-things.ts'
import { viewsQuery } from '#/lib/queries/views.ts'

type ViewsPanelProps = { place: RunsPlace; onDone: () => void }

type Doing = { what: 'change' | 'delete'; view: SavedView } | { what: 'add' } | null

/** The views that one may go to, one's own and those that others share. */
export function ViewsPanel({ place, onDone }: ViewsPanelProps) {
  const [doing, setDoing] = useState<Doing>(null)
  const { data: views, error, refetch } = useQuery(viewsQuery(place.account))
  const { show } = useRunsAddress()
  const { person } = useViewer()
  const reports = useQuery({
    ...reportNamesQuery(place.account),
    enabled: views?.some(({ reportToken }) => reportToken !== null && reportToken !== place.report) ?? false,
  })
  const ofWhat = ({ reportToken }: SavedView) => {
    if (reportToken === place.report) return null
    if (reportToken === null) return 'All reports'
    return reports.data?.find(({ token }) => token === reportToken)?.name ?? 'One report'
  }
  const back = () => setDoing(null)
  if (doing?.what === 'add') return <ViewForm place={place} view={null} onDone={back} />
  if (doing?.what === 'change') return <ViewForm place={place} view={doing.view} onDone={back} />
  if (doing?.what === 'delete') return <DeleteView account={place.account} view={doing.view} onDone={back} />
  const isKept = views?.some((view) => isShown(view, place)) ?? true
  return (
    <div className="grid w-72 max-w-full grid-cols-1 gap-2">
      <h2 className="font-medium">Saved views</h2>
      {views === undefined && !error && <p className="text-muted">Loading …</p>}
      {views === undefined && error && (
        <>
          <p className="text-bad wrap-anywhere">{messageOf(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </>
      )}
      {views?.length === 0 && (
        <p className="text-muted">There are none yet. A view keeps filters and an order under a name.</p>
      )}
      <ul className="-mx-1 grid max-h-80 grid-cols-1 overflow-y-auto">
        {views?.map((view) => (
          <ViewRow
            key={view.token}
            account={place.account}
            view={view}
            isOwn={view.owner.username === person?.username}
            ofWhat={ofWhat(view)}
            isCurrent={isShown(view, place)}
            onShow={view.reportToken === place.report ? () => show(new URLSearchParams(view.search)) : null}
            onLeave={onDone}
            onChange={() => setDoing({ what: 'change', view })}
            onDelete={() => setDoing({ what: 'delete', view })}
          />
        ))}
      </ul>
      {!isKept && canKeep(place) && (
        <Button className="w-fit" onClick={() => setDoing({ what: 'add' })}>
          Save what is shown
        </Button>
      )}
    </div>
  )
}
