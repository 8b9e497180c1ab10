import { sql } from 'kysely'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { overlappingRuns, type Span } from '#/runs-api/store/timeline/overlapping-runs.ts'
import { laneColumns, type LaneBy } from '#/runs-api/store/timeline/timeline-lanes.ts'

/** A run and the lane in which it lies. */
export type LanedRun = {
  laneId: string
  laneName: string
  token: string
  reportToken: string
  reportName: string
  state: RunState
  createdAt: Date
  startedAt: Date | null
  completedAt: Date | null
}

/** How many runs of a state a lane has in a slot, and in all. */
export type LaneCount = {
  laneId: string
  laneName: string
  laneRuns: number
  slot: number
  state: RunState
  runs: number
}

/** Runs counted by lane: `runs` and `lanes` are of all, also of lanes that are left out. */
export type CountedLanes = { runs: number; lanes: number; counts: LaneCount[] }

type Lanes = { by: LaneBy; span: Span }

/** Up to `maxRuns` runs that overlap a span, in the order in which they were created; null where there are more. */
export async function listTimelineRuns(
  db: Db,
  selection: RunSelection,
  { by, span, maxRuns }: Lanes & { maxRuns: number },
): Promise<LanedRun[] | null> {
  const { id, name, joins } = laneColumns(by)
  const { rows } = await sql<LanedRun>`
    with r as (select o.* from ${overlappingRuns(selection, span)} o limit ${maxRuns + 1})
    select ${id} as "laneId", ${name} as "laneName", r.token, p.token as "reportToken", p.name as "reportName", r.state,
      r.created_at as "createdAt", r.started_at as "startedAt", r.completed_at as "completedAt"
    from r join reports p on p.id = r.report_id ${joins}
    order by r.created_at, r.id`.execute(db)
  return rows.length > maxRuns ? null : rows
}

type Counting = Lanes & {
  /** Where the slots begin, and last where the last one ends. */
  edges: Date[]
  maxLanes: number
  /** Of more runs the older ones are left out. */
  maxRuns: number
}

/**
 * Counts the runs that overlap a span by lane, state and the slot in which they were created (the first for those from
 * before), in the lanes that have most. The cost is that of the runs of the span, up to `maxRuns`.
 */
export async function countTimelineRuns(db: Db, selection: RunSelection, counting: Counting): Promise<CountedLanes> {
  const { by, span, edges, maxLanes, maxRuns } = counting
  const { id, name, joins } = laneColumns(by)
  const { rows } = await sql<LaneCount & { allRuns: number; allLanes: number }>`
    with r as (
      select o.report_id, o.executed_by, o.trigger, o.parameters, o.state, o.created_at
      from ${overlappingRuns(selection, span)} o order by o.created_at desc, o.id desc limit ${maxRuns}
    ), counted as (
      select ${id} as lane, ${name} as name, width_bucket(greatest(r.created_at, ${span.from}), ${edges}::timestamptz[]) - 1 as slot,
        r.state, count(*) as runs
      from r join reports p on p.id = r.report_id ${joins} group by 1, 2, 3, 4
    ), lanes as (
      select lane, name, sum(runs)::bigint as runs, (sum(sum(runs)) over ())::bigint as all_runs, count(*) over () as all_lanes
      from counted group by lane, name order by 3 desc, 1 limit ${maxLanes}
    )
    select l.lane as "laneId", l.name as "laneName", l.runs as "laneRuns", c.slot, c.state, c.runs,
      l.all_runs as "allRuns", l.all_lanes as "allLanes"
    from lanes l join counted c on c.lane = l.lane and c.name = l.name
    order by l.lane, c.slot, c.state`.execute(db)
  const [first] = rows
  const counts = rows.map(({ allRuns: _runs, allLanes: _lanes, ...count }) => count)
  return { runs: first?.allRuns ?? 0, lanes: first?.allLanes ?? 0, counts }
}
