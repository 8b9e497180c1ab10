'use client'
import { triggerWords } from '#/components/runs/trigger-words.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import type { TimelineLane } from '#/lib/client/run-timeline.ts'
import { type FilterField, isFilterField } from '#/lib/filters/filter-field.ts'
import { formatFilter } from '#/lib/filters/run-filter.ts'
import { runTriggers } from '#/lib/runs/run-attributes.ts'

const prefix = 'parameters.'
const longestValue = 200

/** What a lane is called. */
export function laneWords({ key, name }: Pick<TimelineLane, 'key' | 'name'>, lane: string): string {
  if (key === null) return 'without a value'
  const trigger = runTriggers.find((each) => lane === 'trigger' && each === key)
  if (trigger !== undefined) return triggerWords[trigger]
  return name === '' ? 'empty' : name
}

/** The filter by which the runs of a lane are found; null where the grammar has none. */
export function laneFilter({ key }: Pick<TimelineLane, 'key'>, lane: string): string | null {
  if (key === null || key.length > longestValue) return null
  if (lane.startsWith(prefix)) {
    // A list of values is written as JSON, for which there is no filter.
    if (key.startsWith('[')) return null
    const parameter = lane.slice(prefix.length)
    return formatFilter({ field: 'parameters', parameter, operator: 'eq', values: [key] })
  }
  const field: FilterField | null = isFilterField(lane) ? lane : null
  return field && formatFilter({ field, parameter: null, operator: 'eq', values: [key] })
}

type LaneNameProps = { account: string; lane: TimelineLane; by: string; filters: string[] }

/** The name of a lane, which leads to its report or its runs. */
export function LaneName({ account, lane, by, filters }: LaneNameProps) {
  const words = laneWords(lane, by)
  const filter = laneFilter(lane, by)
  const search = new URLSearchParams([...filters, filter ?? ''].map((text) => ['filter', text]))
  const href = by === 'report' ? `/${account}/reports/${lane.key ?? ''}` : `/${account}/runs?${search}`
  if (filter === null) return <bdi className="text-muted truncate">{words}</bdi>
  return (
    <PendingLink href={href} className="flex min-h-6 min-w-0 items-center gap-1 hover:underline">
      <bdi title={words} className="truncate">
        {words}
      </bdi>
    </PendingLink>
  )
}
