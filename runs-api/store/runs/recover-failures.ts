import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** The first run after a failed one that is good and has its report and its parameters: what recovered it, if anything did. */
export function cureOf(failed: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select g.id, g.completed_at from report_runs g
    where g.report_id = ${failed}.report_id and g.parameters_digest = ${failed}.parameters_digest
      and g.state in ('succeeded', 'completed') and (g.created_at, g.id) > (${failed}.created_at, ${failed}.id)
    order by g.created_at, g.id limit 1`
}

/**
 * A failed run is open until a later run of the same report with the same parameters succeeds (DESIGN 4). Closes those before
 * `good`, a run that succeeds in this transaction.
 */
export function recoveryBy(good: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update report_runs f set recovered_by = g.id, recovered_at = now(), updated_at = now()
    from ${good} g
    where f.report_id = g.report_id and f.parameters_digest = g.parameters_digest
      and f.state = 'failed' and f.recovered_by is null and (f.created_at, f.id) < (g.created_at, g.id)`
}

/** The same for every open failure of an account at once, as after a bulk load. */
export async function recoverAllFailures(tx: Tx, accountId: number): Promise<void> {
  await sql`
    update report_runs f set recovered_by = later.id, recovered_at = later.completed_at
    from (select f.id as failed_id, g.id, g.completed_at from report_runs f cross join lateral (${cureOf(sql`f`)}) g
      where f.account_id = ${accountId} and f.state = 'failed' and f.recovered_by is null) later
    where f.id = later.failed_id`.execute(tx)
}
