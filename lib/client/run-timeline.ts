import {
  type ScheduledRun as WireScheduled,
  type TimelineLane as WireLane,
  type TimelineRun as WireRun,
  RunTimeline as WireTimeline,
} from '#/lib/contract/run-timeline.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

/** A run as a bar; `completedAt` is null while it goes on. */
export type TimelineRun = {
  token: string
  reportToken: string
  reportName: string
  state: RunState
  createdAt: string
  startedAt: string | null
  completedAt: string | null
}

/** A run that a schedule will start. */
export type ScheduledRun = { at: string; reportToken: string; reportName: string; scheduleToken: string }

/** How many runs of a state were created in a slot, by its place from 0. */
export type SlotCount = { slot: number; state: RunState; runs: number }

/** What its runs share under `key`, null where they have no such value; either its runs or their counts are there. */
export type TimelineLane = {
  key: string | null
  name: string
  runsCount: number
  runs: TimelineRun[]
  counts: SlotCount[]
  scheduled: ScheduledRun[]
}

/** The runs that overlap a span. `slots` is null where they come one by one. */
export type RunTimeline = {
  runsCount: number
  isComplete: boolean
  lanesCount: number
  slots: { from: string; to: string }[] | null
  lanes: TimelineLane[]
  isScheduleComplete: boolean
}

/** `filters` of the grammar, a span in ISO 8601, and what the runs of a lane share (`report`, `parameters.region`, …). */
export type TimelineQuestion = {
  account: string
  filters: string[]
  from: string
  to: string
  lane: string
  timeZone: string
}

function reshapeRun(run: WireRun): TimelineRun {
  return {
    token: run.token,
    reportToken: run.report_token,
    reportName: run.report_name,
    state: run.state,
    createdAt: run.created_at,
    startedAt: run.started_at,
    completedAt: run.completed_at,
  }
}

function reshapeScheduled(run: WireScheduled): ScheduledRun {
  const { at, report_token: reportToken, report_name: reportName, schedule_token: scheduleToken } = run
  return { at, reportToken, reportName, scheduleToken }
}

function reshapeLane(lane: WireLane): TimelineLane {
  return {
    key: lane.key,
    name: lane.name,
    runsCount: lane.runs_count,
    runs: lane.runs.map(reshapeRun),
    counts: lane.counts.map(({ slot, state, runs_count: runs }) => ({ slot, state, runs })),
    scheduled: lane.scheduled.map(reshapeScheduled),
  }
}

/** The filtered runs that overlap a span. Throws `bad_request` for a filter, a span or a lane that is none. */
export async function getRunTimeline(fetch: Fetch, question: TimelineQuestion): Promise<RunTimeline> {
  const { account, filters, from, to, lane, timeZone } = question
  const search = new URLSearchParams({ from, to, lane, time_zone: timeZone })
  for (const filter of filters) if (filter !== '') search.append('filter', filter)
  const answer = await read(fetch, `${apiPath(account, 'runs', 'timeline')}?${search}`, WireTimeline)
  return {
    runsCount: answer.runs_count,
    isComplete: answer.is_complete,
    lanesCount: answer.lanes_count,
    slots: answer.slots,
    lanes: answer.lanes.map(reshapeLane),
    isScheduleComplete: answer.scheduled_is_complete,
  }
}
