'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { parameterHints } from '#/components/runs/filters/parameter-hints.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import type { RunPages } from '#/lib/queries/loaded-runs.ts'
import { runsQuery } from '#/lib/queries/runs-query.ts'

const kinds = [
  { value: 'report', label: 'Report' },
  { value: 'collection', label: 'Collection' },
  { value: 'executed_by', label: 'Person' },
  { value: 'trigger', label: 'What started it' },
]
const prefix = 'parameters.'

function namesIn({ pages: [page] }: RunPages): string[] {
  return parameterHints([], page?.runs ?? []).names.map(({ value }) => value)
}

type LaneChoiceProps = { account: string; filters: string[]; lane: string; onChoose: (lane: string) => void }

/** What the runs of a lane share: their report, who started them, or a parameter that runs in view have. */
export function LaneChoice({ account, filters, lane, onChoose }: LaneChoiceProps) {
  const selection = { account, report: null, filters, order: defaultOrder }
  const { data: known = [] } = useInfiniteQuery({ ...runsQuery(selection), select: namesIn })
  const chosen = lane.startsWith(prefix) ? [lane.slice(prefix.length)] : []
  const names = [...new Set([...chosen, ...known])]
  return (
    <label className="flex items-center gap-2">
      <span className="text-muted whitespace-nowrap">Lanes by</span>
      <select value={lane} onChange={({ target }) => onChoose(target.value)} className={`${inputClasses} max-w-44`}>
        {kinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {names.length > 0 && (
          <optgroup label="Parameter">
            {names.map((name) => (
              <option key={name} value={`${prefix}${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  )
}
