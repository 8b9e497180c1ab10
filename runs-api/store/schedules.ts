import { sql } from 'kysely'
import { Parameters } from '#/lib/reports/parameters.ts'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import { nextRunAt } from '#/runs-api/store/next-run-at.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type ScheduleRecord = {
  id: number
  token: string
  creatorUsername: string
  name: string
  timing: ScheduleTiming
  parameters: Parameters
  timeoutSeconds: number | null
  nextRunAt: Date
  /** When its newest run was due; when that one left the queue; when its newest good run was done. */
  lastDueAt: Date | null
  lastRunAt: Date | null
  lastSucceededAt: Date | null
}

type ScheduleRow = Omit<ScheduleRecord, 'timing' | 'parameters'> & { timing: unknown; parameters: unknown }

const selectSchedules = sql`
  select s.id, s.token, e.username as "creatorUsername", s.name, s.timing, s.parameters,
    s.timeout_seconds as "timeoutSeconds", s.next_run_at as "nextRunAt", l.created_at as "lastDueAt",
    coalesce(l.started_at, l.created_at) as "lastRunAt", g.completed_at as "lastSucceededAt"
  from schedules s
  join accounts e on e.id = s.creator_id
  left join lateral (select created_at, started_at from report_runs
    where schedule_id = s.id order by created_at desc limit 1) l on true
  left join lateral (select completed_at from report_runs
    where schedule_id = s.id and state in ('succeeded', 'completed') order by created_at desc limit 1) g on true
  where s.deleted_at is null`

function parsed(row: ScheduleRow): ScheduleRecord {
  return { ...row, timing: ScheduleTiming.parse(row.timing), parameters: Parameters.parse(row.parameters) }
}

/** The schedules of a report, the oldest first. */
export async function listSchedules(db: Db, reportId: number): Promise<ScheduleRecord[]> {
  const { rows } = await sql<ScheduleRow>`${selectSchedules} and s.report_id = ${reportId} order by s.id`.execute(db)
  return rows.map(parsed)
}

export async function findSchedule(db: Db, reportId: number, token: string): Promise<ScheduleRecord | undefined> {
  const { rows } = await sql<ScheduleRow>`
    ${selectSchedules} and s.report_id = ${reportId} and s.token = ${token}`.execute(db)
  return rows.map(parsed)[0]
}

export type ScheduleContent = {
  name: string
  timing: ScheduleTiming
  parameters: Parameters
  timeoutSeconds: number | null
}

/** Adds a schedule, due from `now` on, and gives its token. */
export async function insertSchedule(
  tx: Tx,
  of: { reportId: number; creatorId: number; now: Date },
  { name, timing, parameters, timeoutSeconds }: ScheduleContent,
): Promise<string> {
  const token = newToken()
  await sql`insert into schedules (token, report_id, creator_id, name, timing, parameters, timeout_seconds, next_run_at)
    values (${token}, ${of.reportId}, ${of.creatorId}, ${name}, ${JSON.stringify(timing)}::jsonb,
      ${JSON.stringify(parameters)}::jsonb, ${timeoutSeconds}, ${nextRunAt(timing, of.now)})`.execute(tx)
  return token
}

/** Gives a schedule a new content; `next` is when that is due, left as it is when undefined. */
export async function updateSchedule(
  tx: Tx,
  id: number,
  { name, timing, parameters, timeoutSeconds, next }: ScheduleContent & { next: Date | undefined },
): Promise<void> {
  await sql`update schedules set name = ${name}, timing = ${JSON.stringify(timing)}::jsonb,
      parameters = ${JSON.stringify(parameters)}::jsonb, timeout_seconds = ${timeoutSeconds},
      next_run_at = coalesce(${next ?? null}, next_run_at), updated_at = now()
    where id = ${id} and deleted_at is null`.execute(tx)
}

/** Ends a schedule; the runs it started keep pointing at it. False when it had ended already. */
export async function deleteSchedule(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql`update schedules set deleted_at = now(), updated_at = now()
    where id = ${id} and deleted_at is null returning id`.execute(tx)
  return rows.length === 1
}
