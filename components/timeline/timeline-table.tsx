'use client'
import { ChartTable } from '#/components/charts/chart-table.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import { secondsOf } from '#/components/timeline/bar-words.ts'
import { laneWords } from '#/components/timeline/lane-name.tsx'
import type { TimeWindow } from '#/components/timeline/time-window.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import type { RunTimeline, TimelineLane } from '#/lib/client/run-timeline.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatMoment } from '#/lib/format/moment.ts'

const mostRows = 1_000

type TimelineTableProps = { timeline: RunTimeline; by: string; window: TimeWindow }

/** What the lanes show, as a table: each run, or how many of each state a lane has. */
export function TimelineTable({ timeline, by, window }: TimelineTableProps) {
  const { nowMs, timeZone } = useClock()
  const isInView = (iso: string) => Date.parse(iso) < window.toMs
  const runRows = (lane: TimelineLane) => [
    ...lane.runs.map((run) => {
      const seconds = secondsOf(run, nowMs)
      const at = formatMoment(run.startedAt ?? run.createdAt, timeZone)
      return [
        laneWords(lane, by),
        run.reportName,
        runLook(run).word,
        at,
        seconds === null ? '–' : formatDuration(seconds),
      ]
    }),
    ...lane.scheduled
      .filter(({ at }) => Date.parse(at) > nowMs && isInView(at))
      .map(({ at, reportName }) => [laneWords(lane, by), reportName, 'Scheduled', formatMoment(at, timeZone), '–']),
  ]
  const countRows = (lane: TimelineLane) => {
    const states = Map.groupBy(lane.counts, ({ state }) => state)
    return [...states].map(([state, counts]) => [
      laneWords(lane, by),
      runStateLook[state].word,
      String(counts.reduce((sum, { runs }) => sum + runs, 0)),
    ])
  }
  const isCounted = timeline.slots !== null
  const rows = timeline.lanes.flatMap(isCounted ? countRows : runRows)
  const head = isCounted ? ['Lane', 'State', 'Runs'] : ['Lane', 'Report', 'State', 'Start', 'Duration']
  const isCut = rows.length > mostRows
  return (
    <ChartTable
      caption={isCut ? `The first ${mostRows} lines of the timeline` : 'The timeline'}
      isOffered
      head={head}
      rows={rows.slice(0, mostRows)}
    />
  )
}
