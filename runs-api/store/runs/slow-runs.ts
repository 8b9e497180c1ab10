import { sql } from 'kysely'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** How many good runs before a run say what is usual; the rule itself (`usual_of_slower`) wants ten of them. */
const pastRuns = 50

/** What was usual before a claimed run, if it is slower than that by succeeding in this moment of the transaction; else null. */
export async function usualOfSlower(tx: Tx, runId: number): Promise<number | null> {
  const { rows } = await sql<{ usualMs: number | null }>`${prepared}
    select usual.usual_ms as "usualMs" from report_runs r cross join lateral usual_of_slower(
      (extract(epoch from now()::timestamptz(3) - r.started_at) * 1000)::bigint, array(
      select g.duration_ms from report_runs g
      where g.report_id = r.report_id and g.parameters_digest = r.parameters_digest
        and g.state in ('succeeded', 'completed') and g.duration_ms is not null
        and (g.created_at, g.id) < (r.created_at, r.id)
      order by g.created_at desc, g.id desc limit ${sql.lit(pastRuns)})) usual
    where r.id = ${runId}`.execute(tx)
  return rows[0]?.usualMs ?? null
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
