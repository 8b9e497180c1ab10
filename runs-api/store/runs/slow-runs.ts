import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** How many good runs before a run say what is usual; the rule itself (`usual_of_slower`) wants ten of them. */
const pastRuns = 50

/** What was usual before a claimed `run`, if it is slower than that by succeeding in this moment of the transaction; else null. */
export function usualOfSlower(run: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select usual.usual_ms from usual_of_slower(
      (extract(epoch from now()::timestamptz(3) - ${run}.started_at) * 1000)::bigint, array(
      select g.duration_ms from report_runs g
      where g.report_id = ${run}.report_id and g.parameters_digest = ${run}.parameters_digest
        and g.state in ('succeeded', 'completed') and g.duration_ms is not null
        and (g.created_at, g.id) < (${run}.created_at, ${run}.id)
      order by g.created_at desc, g.id desc limit ${sql.lit(pastRuns)})) usual`
}

/** The same for every good run of an account at once, as after a bulk load. */
export async function judgeAllDurations(tx: Tx, accountId: number): Promise<void> {
  await sql`
    update report_runs r set usual_ms = judged.usual_ms
    from (
      select good.id, usual.usual_ms
      from (
        select id, duration_ms, array_agg(duration_ms) over past as past from report_runs
        where account_id = ${accountId} and state in ('succeeded', 'completed') and duration_ms is not null
        window past as (partition by report_id, parameters_digest order by created_at, id
          rows between ${sql.lit(pastRuns)} preceding and 1 preceding)) good
      left join lateral usual_of_slower(good.duration_ms, good.past) usual on true) judged
    where r.id = judged.id and r.usual_ms is distinct from judged.usual_ms`.execute(tx)
}
