import { sql } from 'kysely'
import type { MissReason } from '#/lib/reports/miss-reason.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** A schedule that missed `times` of its times since its last good run: the last one (`dueAt`), and its newest run. */
export type MissedSchedule = {
  token: string
  name: string
  reportToken: string
  reportName: string
  dueAt: Date
  times: number
  reason: MissReason
  runToken: string | null
  runState: RunState | null
  runCreatedAt: Date | null
  /** What the schedule runs its report with, and when next. */
  parameters: Parameters
  nextDueAt: Date | null
}

export type Missed = { schedules: MissedSchedule[]; count: number }

/** The misses `m` of a schedule `s` that no good run of it came after. */
export const standingMisses = sql`
  select m.due_at, m.reason from schedule_misses m where m.schedule_id = s.id and m.due_at > coalesce((
    select g.created_at from report_runs g where g.schedule_id = s.id and g.state in ('succeeded', 'completed')
    order by g.created_at desc limit 1), '-infinity')`

/** Up to `limit` schedules with misses that stand, those that missed a time last first, and how many there are. */
export async function listMissed(tx: Tx, scope: ReportScope, limit: number): Promise<Missed> {
  const { rows } = await sql<MissedSchedule & { count: number }>`${prepared}
    with missed as (
      select s.id, s.token, s.name, p.token as report_token, p.name as report_name, m.due_at, m.times, m.reason,
        s.parameters, s.next_run_at,
        count(*) over () as total
      from reports p join schedules s on s.report_id = p.id and s.deleted_at is null
      cross join lateral (
        select max(due_at) as due_at, count(*) as times, (array_agg(reason order by due_at desc))[1] as reason
        from (${standingMisses}) standing) m
      where ${isVisible(scope)} and exists (select from schedule_misses where schedule_id = s.id) and m.times > 0
      order by m.due_at desc, s.id limit ${limit}
    )
    select m.token, m.name, m.report_token as "reportToken", m.report_name as "reportName", m.due_at as "dueAt",
      m.times, m.reason, l.token as "runToken", l.state as "runState", l.created_at as "runCreatedAt",
      m.parameters, m.next_run_at as "nextDueAt", m.total as count
    from missed m left join lateral (
      select token, state, created_at from report_runs where schedule_id = m.id order by created_at desc limit 1) l on true
    order by m.due_at desc, m.id`.execute(tx)
  return { schedules: rows.map(({ count: _count, ...schedule }) => schedule), count: rows[0]?.count ?? 0 }
}
