'use client'
import { useState } from 'react'
import { type RunFilter, formatFilter, readFilter } from '#/lib/filters/run-filter.ts'

/** True of a filter that says something: one that is being made may have no value yet. */
export function isWhole(filter: RunFilter): boolean {
  return filter.values.length > 0 && readFilter(formatFilter(filter)).filter !== null
}

export type Draft = { draft: RunFilter; change: (next: RunFilter) => void }

/**
 * A filter while it is edited. What is whole holds at once; what is not yet waits here, and is forgotten when the filter
 * changes elsewhere.
 */
export function useDraft(filter: RunFilter, onChange: (next: RunFilter) => void): Draft {
  const [waiting, setWaiting] = useState<{ draft: RunFilter; since: string } | null>(null)
  const now = formatFilter(filter)
  return {
    draft: waiting?.since === now ? waiting.draft : filter,
    change: (next) => {
      setWaiting({ draft: next, since: isWhole(next) ? formatFilter(next) : now })
      if (isWhole(next)) onChange(next)
    },
  }
}
