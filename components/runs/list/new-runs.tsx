'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowUp } from 'lucide-react'
import { useState } from 'react'
import type { RunList } from '#/components/runs/list/use-run-list.ts'
import { tell } from '#/components/ui/toasts.tsx'
import { messageOf } from '#/lib/errors.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { newRunsCountQuery, readAtOf, showNewRuns } from '#/lib/queries/runs-query.ts'

type NewRunsProps = { list: RunList; onShown: () => void }

/** How many runs of the selection came since the list was read; they come in when one asks for them. */
export function NewRuns({ list: { selection, data, isOld }, onShown }: NewRunsProps) {
  const client = useQueryClient()
  const [isShowing, setIsShowing] = useState(false)
  const since = data && !isOld ? readAtOf(data) : null
  const { data: fresh } = useQuery({ ...newRunsCountQuery(selection, since ?? ''), enabled: since !== null })
  const show = async () => {
    setIsShowing(true)
    try {
      await showNewRuns(client, selection)
      onShown()
    } catch (error) {
      tell({ says: `The new runs could not be read. ${messageOf(error)}`, isBad: true, id: 'new-runs' })
    }
    setIsShowing(false)
  }
  const count = fresh?.count ?? 0
  return (
    <output className="pointer-events-none absolute inset-x-0 top-10.5 z-20 flex justify-center max-md:fixed max-md:top-[calc(var(--bar-height)+0.5rem)]">
      {count > 0 && (
        <button
          type="button"
          disabled={isShowing}
          onClick={() => void show()}
          className="bg-accent text-on-accent hover:bg-accent-strong animate-appear pointer-events-auto inline-flex h-8 items-center gap-1.5 rounded-full px-3.5 font-medium shadow-lg"
        >
          <ArrowUp aria-hidden className="size-4" />
          {isShowing
            ? 'Reading them…'
            : `${formatCount(count)}${fresh?.isExact ? '' : '+'} new ${count === 1 ? 'run' : 'runs'}`}
        </button>
      )}
    </output>
  )
}
