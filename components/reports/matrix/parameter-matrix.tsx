'use client'
import { useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useState } from 'react'
import { slotKinds, slotsUpTo } from '#/components/reports/matrix/matrix-slots.ts'
import { MatrixTable } from '#/components/reports/matrix/matrix-table.tsx'
import { setFilters } from '#/components/reports/matrix/set-filters.ts'
import { reportRunsPath } from '#/components/reports/report-runs-path.ts'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { Segmented } from '#/components/ui/segmented.tsx'
import type { ParameterSets } from '#/lib/client/parameter-sets.ts'
import { messageOf } from '#/lib/errors.ts'
import { boundsBetween } from '#/lib/filters/created-span.ts'
import { formatMoment } from '#/lib/format/moment.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'
import { parameterSetsQuery } from '#/lib/queries/timeline-queries.ts'

const [fewSets, mostSets] = [50, 200]
const slotWords = { days: '30 days', weeks: '26 weeks' }
const choices = slotKinds.map((value) => ({ value, label: slotWords[value] }))

/** How much of the sets and of the runs is shown. */
function extentWords({ sets, setsCount, runsCount, lookedFrom }: ParameterSets, timeZone: string): string {
  const shown = sets.length < setsCount ? `the ${sets.length} used last of ` : ''
  const words = `${shown}${formatAmount(setsCount, 'parameter set')}`
  if (lookedFrom === null) return words
  return `${words}, from the newest ${formatCount(runsCount)} runs, back to ${formatMoment(lookedFrom, timeZone)}`
}

type ParameterMatrixProps = { account: string; report: { token: string; name: string } }

/** What a report was run with, by time: the newest state of each parameter set in each day or week. */
export function ParameterMatrix({ account, report }: ParameterMatrixProps) {
  const { nowMs, timeZone } = useClock()
  const [kind, setKind] = useQueryState('slots', parseAsStringLiteral(slotKinds).withDefault('days'))
  const [limit, setLimit] = useState(fewSets)
  const { from, to, count } = slotsUpTo(nowMs, timeZone, kind)
  const question = { account, report: report.token, from, to, slots: count, limit, timeZone }
  const { data, error, refetch, isPlaceholderData } = useQuery(parameterSetsQuery(question))
  const more = data ? Math.min(fewSets, data.setsCount - data.sets.length, mostSets - limit) : 0
  return (
    <section
      aria-labelledby="matrix"
      className="border-line bg-surface grid grid-cols-1 content-start gap-3 rounded-lg border p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="matrix" className="min-w-0 text-lg font-semibold">
          By parameters
          {data && (
            <span className="text-muted text-base font-normal"> {extentWords(data, timeZone)}, newest run of each</span>
          )}
        </h2>
        <Segmented label="How far back" options={choices} value={kind} onChoose={(next) => void setKind(next)} />
      </div>
      {error && !data && (
        <div className="text-muted flex flex-wrap items-center gap-3">
          <p>{messageOf(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {data?.sets.length === 0 && <p className="text-muted">Nothing ran in these {slotWords[kind]}.</p>}
      {data && data.sets.length > 0 && (
        <div className={`min-w-0 ${isPlaceholderData ? 'opacity-60' : ''}`} aria-busy={isPlaceholderData}>
          <MatrixTable
            key={kind}
            label={`Parameters of ${report.name} by time`}
            slots={data.slots}
            sets={data.sets}
            hrefOf={({ parameters }, slot) =>
              reportRunsPath(account, report.token, [...setFilters(parameters), ...boundsBetween(slot.from, slot.to)])
            }
          />
        </div>
      )}
      {more > 0 && (
        <div>
          <Button disabled={isPlaceholderData} onClick={() => setLimit(limit + fewSets)}>
            Show {more} more
          </Button>
        </div>
      )}
    </section>
  )
}
