'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { tableSelector } from '#/components/runs/list/row-layout.ts'
import type { RunList } from '#/components/runs/list/use-run-list.ts'
import { tell } from '#/components/ui/toasts.tsx'
import { messageOf } from '#/lib/errors.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { newRunsCountQuery, readAtOf, showNewRuns } from '#/lib/queries/runs-query.ts'

function scrollToNewest(): void {
  for (const scroller of [document.querySelector(tableSelector), document.documentElement])
    scroller?.scrollTo({ top: 0 })
}

/**
 * How many runs of the selection came since the list was read; they come in when one asks for them. It stands beside the
 * name of the page, where it covers no run; on a phone, where there is no room, below the bar.
 */
export function NewRuns({ list: { selection, data, isOld } }: { list: RunList }) {
  const client = useQueryClient()
  const [isShowing, setIsShowing] = useState(false)
  const since = data && !isOld ? readAtOf(data) : null
  const { data: fresh } = useQuery({ ...newRunsCountQuery(selection, since ?? ''), enabled: since !== null })
  const show = async () => {
    setIsShowing(true)
    try {
      await showNewRuns(client, selection)
      scrollToNewest()
    } catch (error) {
      tell({ says: `The new runs could not be read. ${messageOf(error)}`, isBad: true, id: 'new-runs' })
    }
    setIsShowing(false)
  }
  const count = fresh?.count ?? 0
  return (
    <output className="pointer-events-none flex justify-center max-md:fixed max-md:inset-x-0 max-md:top-[calc(var(--bar-height)+0.5rem)] max-md:z-20 md:-my-2 md:h-7 md:self-center">
      {count > 0 && (
        <button
          type="button"
          disabled={isShowing}
          onClick={() => void show()}
          className="bg-accent text-on-accent hover:bg-accent-strong animate-appear pointer-events-auto inline-flex h-7 items-center gap-1.5 rounded-full px-3 font-medium max-md:h-8 max-md:shadow-lg"
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
