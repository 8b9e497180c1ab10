import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

export type PurgedRun = { id: number; token: string; reportToken: string }

/**
 * Stamps up to `limit` finished runs whose results are older than their account keeps them, oldest first; runs that
 * were stamped before and not completed come again. The runs themselves stay.
 */
export async function beginPurge(db: Db, limit: number): Promise<PurgedRun[]> {
  const { rows } = await sql<PurgedRun>`
    with due as (
      select r.id from report_runs r join accounts a on a.id = r.account_id
      where r.purge_completed_at is null and r.completed_at is not null
        and r.created_at < now() - make_interval(days => a.retention_days)
      order by r.created_at limit ${limit} for update of r skip locked
    )
    update report_runs r set purge_started_at = coalesce(r.purge_started_at, now()), updated_at = now()
    from due, reports p where r.id = due.id and p.id = r.report_id
    returning r.id, r.token, p.token as "reportToken"`.execute(db)
  return rows
}

/** Stamps runs whose result files are gone, and forgets where those lay. */
export async function completePurge(db: Db, ids: number[]): Promise<void> {
  await sql`
    with forgotten as (
      delete from results where query_run_id in (select id from query_runs where run_id = any(${ids}))
    )
    update report_runs set purge_completed_at = now(), updated_at = now()
    where id = any(${ids}) and purge_completed_at is null`.execute(db)
}
