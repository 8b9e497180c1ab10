import { sql } from 'kysely'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import { nextRunAt } from '#/runs-api/store/next-run-at.ts'
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

/**
 * Takes the schedules whose time has come and sets each to its next time after now: however many times passed while
 * nothing ran, it comes once. Any number of processes may ask at once. Archived and broken reports are passed over.
 */
export async function claimDueSchedules(tx: Tx, now: Date): Promise<DueSchedule[]> {
  const { rows } = await sql<DueSchedule & { timing: unknown; isRunnable: boolean }>`
    select s.id, s.report_id as "reportId", p.version_id as "versionId", s.creator_id as "creatorId", s.parameters,
      s.timeout_seconds as "timeoutSeconds", s.next_run_at as "dueAt", s.timing,
      not p.archived and p.load_error is null and jsonb_array_length(v.definition -> 'queries') > 0 as "isRunnable"
    from schedules s join reports p on p.id = s.report_id join report_versions v on v.id = p.version_id
    where s.deleted_at is null and s.next_run_at <= ${now}
    order by s.next_run_at limit 100 for update of s skip locked`.execute(tx)
  for (const { id, timing } of rows) {
    const next = nextRunAt(ScheduleTiming.parse(timing), now)
    await sql`update schedules set next_run_at = ${next} where id = ${id}`.execute(tx)
  }
  return rows.filter(({ isRunnable }) => isRunnable)
}
