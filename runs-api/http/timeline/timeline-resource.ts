import type { ScheduledRun, TimelineLane, TimelineRun } from '#/lib/contract/run-timeline.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { LaneCount, LanedRun } from '#/runs-api/store/timeline/read-timeline.ts'
import type { RunToCome } from '#/runs-api/store/timeline/scheduled-runs.ts'
import { laneKey } from '#/runs-api/store/timeline/timeline-lanes.ts'

type InLane = { laneId: string; laneName: string }

function runResource(run: LanedRun): TimelineRun {
  return {
    token: run.token,
    report_token: run.reportToken,
    report_name: run.reportName,
    state: run.state,
    created_at: timestamp(run.createdAt),
    started_at: timestampOrNull(run.startedAt),
    completed_at: timestampOrNull(run.completedAt),
  }
}

function scheduledResource({ at, reportToken, reportName, scheduleToken }: RunToCome): ScheduledRun {
  return { at: timestamp(at), report_token: reportToken, report_name: reportName, schedule_token: scheduleToken }
}

/** By name, the lane of what has none last. */
function inOrder(a: TimelineLane, b: TimelineLane): number {
  return (
    Number(a.key === null) - Number(b.key === null) ||
    a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }) ||
    (a.key ?? '').localeCompare(b.key ?? '', 'en')
  )
}

type LaneParts = { runs: LanedRun[]; counts: LaneCount[]; scheduled: RunToCome[] }

/** The lanes of runs, or of counts of them, and of runs to come. */
export function laneResources({ runs, counts, scheduled }: LaneParts): TimelineLane[] {
  const runsBy = Map.groupBy(runs, ({ laneId }) => laneId)
  const countsBy = Map.groupBy(counts, ({ laneId }) => laneId)
  const scheduledBy = Map.groupBy(scheduled, ({ laneId }) => laneId)
  const names = new Map([...scheduled, ...counts, ...runs].map(({ laneId, laneName }: InLane) => [laneId, laneName]))
  const lanes = [...names].map(([id, name]): TimelineLane => {
    const own = runsBy.get(id) ?? []
    const counted = countsBy.get(id) ?? []
    return {
      key: laneKey(id),
      name,
      runs_count: counted[0]?.laneRuns ?? own.length,
      runs: own.map(runResource),
      counts: counted.map(({ slot, state, runs: count }) => ({ slot, state, runs_count: count })),
      scheduled: (scheduledBy.get(id) ?? []).map(scheduledResource),
    }
  })
  return lanes.sort(inOrder)
}
