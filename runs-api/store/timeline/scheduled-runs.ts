import { sql } from 'kysely'
import type { FilterField } from '#/lib/filters/filter-field.ts'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import { dueTimes } from '#/runs-api/store/next-run-at.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import type { Span } from '#/runs-api/store/timeline/overlapping-runs.ts'
import { laneColumns, type LaneBy } from '#/runs-api/store/timeline/timeline-lanes.ts'

/** A run to come, and the lane in which it will lie. */
export type RunToCome = {
  laneId: string
  laneName: string
  at: Date
  reportToken: string
  reportName: string
  scheduleToken: string
}

export type RunsToCome = { runs: RunToCome[]; isComplete: boolean }

type ScheduleRow = Omit<RunToCome, 'at'> & { timing: unknown; nextRunAt: Date }

const maxSchedules = 2_000
const maxRuns = 1_000

/** What is known of a run before it is there: by anything else nobody can say whether it will be selected. */
const knownBefore: FilterField[] = ['report', 'collection', 'schedule', 'executed_by', 'trigger', 'parameters']

async function readSchedules(
  db: Db,
  selection: RunSelection,
  { by, to }: { by: LaneBy; to: Date },
): Promise<ScheduleRow[]> {
  const { id, name, joins } = laneColumns(by)
  const { rows } = await sql<ScheduleRow>`
    select ${id} as "laneId", ${name} as "laneName", p.token as "reportToken", p.name as "reportName",
      r.token as "scheduleToken", r.timing, r.next_run_at as "nextRunAt"
    from (select s.token, s.timing, s.next_run_at, s.id as schedule_id, s.report_id, sp.account_id,
        s.creator_id as executed_by, 'schedule'::text as trigger, s.parameters
      from schedules s join reports sp on sp.id = s.report_id
      where s.deleted_at is null and not sp.archived and sp.load_error is null and s.next_run_at < ${to}) r
    join reports p on p.id = r.report_id ${joins}
    where ${isSelected(selection)}
    order by r.next_run_at, r.schedule_id limit ${maxSchedules + 1}`.execute(db)
  return rows
}

/**
 * The runs that schedules will start within a span and after now, up to 1,000; none where filters ask for what is not known
 * of a run before it is there.
 */
export async function listRunsToCome(
  db: Db,
  selection: RunSelection,
  { by, span }: { by: LaneBy; span: Span },
): Promise<RunsToCome> {
  const { now, filters } = selection
  const isForeseeable = filters.every(({ field }) => knownBefore.includes(field))
  if (!isForeseeable || span.to <= now) return { runs: [], isComplete: true }
  const schedules = await readSchedules(db, selection, { by, to: span.to })
  const runs: RunToCome[] = []
  for (const { timing, nextRunAt, ...schedule } of schedules.slice(0, maxSchedules)) {
    const from = new Date(Math.max(nextRunAt.getTime(), span.from.getTime(), now.getTime() + 1))
    const times = dueTimes(ScheduleTiming.parse(timing), { from, to: span.to, max: maxRuns + 1 - runs.length })
    runs.push(...times.map((at) => ({ ...schedule, at })))
    if (runs.length > maxRuns) break
  }
  const isComplete = runs.length <= maxRuns && schedules.length <= maxSchedules
  return { runs: runs.slice(0, maxRuns).sort((a, b) => a.at.getTime() - b.at.getTime()), isComplete }
}
