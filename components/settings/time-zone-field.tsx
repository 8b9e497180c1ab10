'use client'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { SearchChoice } from '#/components/ui/search-choice.tsx'
import { formatTimeOfDay } from '#/lib/format/moment.ts'

type TimeZoneFieldProps = { zone: string; problem: string | null; onChoose: (zone: string) => void }

function choicesWith(zone: string) {
  const zones = new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])
  return [...zones].map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

/** The zone one lives in, found by typing a city, and what time it is there now. */
export function TimeZoneField({ zone, problem, onChoose }: TimeZoneFieldProps) {
  const { nowMs } = useClock()
  const choose = ([chosen]: string[]) => onChoose(chosen ?? 'UTC')
  return (
    <div className="grid gap-1">
      <label htmlFor="time_zone" className="font-medium">
        Time zone
      </label>
      <SearchChoice
        id="time_zone"
        label="Time zone"
        choices={choicesWith(zone)}
        chosen={[zone]}
        onChoose={choose}
        isWrong={problem !== null}
        describedBy="time_zone-hint"
      />
      {problem !== null && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
      <div className="text-muted flex flex-wrap items-center justify-between gap-x-4">
        <p id="time_zone-hint">
          It is <span className="tabular-nums">{formatTimeOfDay(new Date(nowMs).toISOString(), zone)}</span> there now.
        </p>
        <Button
          look="quiet"
          className="-mr-3"
          onClick={() => choose([Intl.DateTimeFormat().resolvedOptions().timeZone])}
        >
          Take that of this browser
        </Button>
      </div>
    </div>
  )
}
