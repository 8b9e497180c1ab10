'use client'
import { useRef } from 'react'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'

function keyOf(filters: string[]): string {
  return JSON.stringify(filters)
}

export type FilterEdits = { filters: string[]; edit: (filters: string[]) => void; end: () => void }

/**
 * Changes the filters so that what is changed in one go, letter by letter or box by box, is one step of the history. Whoever
 * goes elsewhere in between, or `end`s, begins the next step.
 */
export function useFilterEdits(): FilterEdits {
  const { filters, setFilters } = useRunsAddress()
  const last = useRef<string | null>(null)
  return {
    filters,
    edit: (next) => {
      const isGoingOn = last.current === keyOf(filters)
      last.current = keyOf(next)
      setFilters(next, isGoingOn ? 'replace' : 'push')
    },
    end: () => {
      last.current = null
    },
  }
}
