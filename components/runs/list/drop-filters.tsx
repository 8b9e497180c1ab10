'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useFilterWords } from '#/components/runs/filters/use-filter-words.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { Button } from '#/components/ui/button.tsx'
import { readFilter } from '#/lib/filters/run-filter.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import type { RunPages } from '#/lib/queries/loaded-runs.ts'
import { type RunsSelection, runsQuery } from '#/lib/queries/runs-query.ts'

function countWords({ pages: [page] }: RunPages): string {
  if (page === undefined || page.totalCount === 0) return 'still none'
  const words = page.totalCount === 1 ? 'run' : 'runs'
  return `${formatCount(page.totalCount)}${page.totalIsExact ? '' : '+'} ${words}`
}

/** How many runs there would be; they are then there at once when one asks for them. */
function CountWithout({ selection }: { selection: RunsSelection }) {
  const { data } = useInfiniteQuery({ ...runsQuery(selection), placeholderData: undefined, select: countWords })
  return <span className="text-muted shrink-0 tabular-nums">{data}</span>
}

type DropFiltersProps = {
  selection: RunsSelection
  /** Any of them, with what is left without it; or, where there are such, those alone that nobody understands. */
  offers: 'all' | 'broken'
}

/** A button for each filter of the address that may be dropped. */
export function DropFilters({ selection, offers }: DropFiltersProps) {
  const { order, filters, setFilters } = useRunsAddress()
  const wordsOf = useFilterWords({ ...selection, order })
  const isBroken = (text: string) => readFilter(text).filter === null
  const isAmong = offers === 'broken' && filters.some((text) => text !== '' && isBroken(text)) ? isBroken : () => true
  const places = filters.flatMap((text, index) => (text !== '' && isAmong(text) ? [{ text, index }] : []))
  const without = (index: number) => filters.filter((_text, at) => at !== index)
  return (
    <div className="justify-[inherit] flex max-w-full min-w-0 flex-wrap gap-2">
      {places.map(({ text, index }) => (
        <Button key={`${index} ${text}`} className="max-w-full" onClick={() => setFilters(without(index))}>
          <X aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">
            Drop “<bdi>{wordsOf(text).text}</bdi>”
          </span>
          {offers === 'all' && <CountWithout selection={{ ...selection, filters: without(index) }} />}
        </Button>
      ))}
      {places.length > 1 && (
        <Button look="quiet" onClick={() => setFilters([])}>
          Show all runs
        </Button>
      )}
    </div>
  )
}
