import { sql } from 'kysely'
import type { Tx } from '#/runs-api/store/transaction.ts'

/**
 * A failed run is open until a later run of the same report with the same parameters succeeds (DESIGN 4).
 * Settles it for one finished run: a good one closes the failures before it, a failed one may already be mended.
 */
export async function recoverFailures(tx: Tx, runId: number): Promise<void> {
  await sql`
    update report_runs f set recovered_by = g.id, recovered_at = g.completed_at, updated_at = now()
    from report_runs g
    where g.id = ${runId} and g.state in ('succeeded', 'completed')
      and f.report_id = g.report_id and f.parameters_digest = g.parameters_digest
      and f.state = 'failed' and f.recovered_by is null and (f.created_at, f.id) < (g.created_at, g.id)`.execute(tx)
  await sql`
    update report_runs f set recovered_by = later.id, recovered_at = later.completed_at
    from (select g.id, g.completed_at from report_runs f join report_runs g
        on g.report_id = f.report_id and g.parameters_digest = f.parameters_digest
        and g.state in ('succeeded', 'completed') and (g.created_at, g.id) > (f.created_at, f.id)
      where f.id = ${runId} order by g.created_at, g.id limit 1) later
    where f.id = ${runId} and f.state = 'failed' and f.recovered_by is null`.execute(tx)
}

/** The same for every open failure of an account at once, as after a bulk load. */
export async function recoverAllFailures(tx: Tx, accountId: number): Promise<void> {
  await sql`
    update report_runs f set recovered_by = later.id, recovered_at = later.completed_at
    from (select f.id as failed_id, g.id, g.completed_at from report_runs f cross join lateral (
        select g.id, g.completed_at from report_runs g
        where g.report_id = f.report_id and g.parameters_digest = f.parameters_digest
          and g.state in ('succeeded', 'completed') and (g.created_at, g.id) > (f.created_at, f.id)
        order by g.created_at, g.id limit 1) g
      where f.account_id = ${accountId} and f.state = 'failed' and f.recovered_by is null) later
    where f.id = later.failed_id`.execute(tx)
}
