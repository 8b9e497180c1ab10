'use client'
import type { RunList } from '#/components/runs/list/use-run-list.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { useConnection } from '#/lib/queries/live-runs.ts'
import type { ConnectionState } from '#/lib/queries/live/connection.ts'

const liveWords: Record<ConnectionState, string | null> = {
  live: 'live',
  connecting: null,
  polling: 'asked for every few seconds',
  paused: 'paused',
  offline: 'not up to date',
  refused: 'not up to date',
  lost: 'not up to date',
}

/** How many runs the address selects, and whether what one sees of them is as it is now. */
export function RunsCount({ list: { data, runs, isOld, problem } }: { list: RunList }) {
  const words = liveWords[useConnection().state]
  const page = data?.pages[0]
  if (page === undefined) return problem === null && <p className="text-muted">Counting…</p>
  // Who has come to the end has met them all.
  const isWhole = data?.pages.at(-1)?.nextCursor === null
  return (
    <p className={`text-muted tabular-nums ${isOld ? 'opacity-60' : ''}`}>
      {formatCount(isWhole && !page.totalIsExact ? runs.count : page.totalCount)}
      {page.totalIsExact || isWhole ? '' : '+'} in this view{words !== null && ` · ${words}`}
    </p>
  )
}
