import { sql } from 'kysely'
import type { MissReason } from '#/lib/reports/miss-reason.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import { nextRunAt, timesDue } from '#/runs-api/store/next-run-at.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type DueSchedule = {
  id: number
  reportId: number
  versionId: number
  creatorId: number
  parameters: Parameters
  timeoutSeconds: number | null
  dueAt: Date
}

type ClaimedSchedule = DueSchedule & { timing: ScheduleTiming; isArchived: boolean; isRunnable: boolean }

/**
 * The times that get no run: those before the last one, to which the run of now belongs, or all of them where the report
 * cannot run. Whoever archives a report means its schedules to rest.
 */
function missedTimes(schedule: ClaimedSchedule, now: Date): { times: Date[]; reason: MissReason } {
  const { timing, dueAt, isArchived, isRunnable } = schedule
  const times = isArchived ? [] : timesDue(timing, dueAt, now)
  return isRunnable ? { times: times.slice(0, -1), reason: 'not_running' } : { times, reason: 'not_runnable' }
}

async function moveOn(tx: Tx, schedule: ClaimedSchedule, now: Date): Promise<void> {
  const { times, reason } = missedTimes(schedule, now)
  if (times.length > 0) {
    await sql`insert into schedule_misses (schedule_id, due_at, noted_at, reason)
      select ${schedule.id}, due_at, ${now}, ${reason} from unnest(${times}::timestamptz[]) due_at
      on conflict do nothing`.execute(tx)
  }
  await sql`update schedules set next_run_at = ${nextRunAt(schedule.timing, now)} where id = ${schedule.id}`.execute(tx)
}

/**
 * Takes the schedules whose time has come and sets each to its next time after now: however many times passed while
 * nothing ran, it comes once, and those that get no run are noted as missed. Any number of processes may ask at once.
 * Archived and broken reports are passed over.
 */
export async function claimDueSchedules(tx: Tx, now: Date): Promise<DueSchedule[]> {
  const { rows } = await sql<Omit<ClaimedSchedule, 'timing'> & { timing: unknown }>`
    select s.id, s.report_id as "reportId", p.version_id as "versionId", s.creator_id as "creatorId", s.parameters,
      s.timeout_seconds as "timeoutSeconds", s.next_run_at as "dueAt", s.timing, p.archived as "isArchived",
      not p.archived and p.load_error is null and jsonb_array_length(v.definition -> 'queries') > 0 as "isRunnable"
    from schedules s join reports p on p.id = s.report_id join report_versions v on v.id = p.version_id
    where s.deleted_at is null and s.next_run_at <= ${now}
    order by s.next_run_at limit 100 for update of s skip locked`.execute(tx)
  const schedules = rows.map((row) => ({ ...row, timing: ScheduleTiming.parse(row.timing) }))
  for (const schedule of schedules) await moveOn(tx, schedule, now)
  return schedules.filter(({ isRunnable }) => isRunnable)
}
