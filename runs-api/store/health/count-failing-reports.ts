import { sql } from 'kysely'
import type { Failing } from '#/runs-api/store/health/read-failing.ts'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

type Question = { scope: ReportScope; failing: Failing[]; moments: Date[] }

/**
 * How many reports were failing at each of some moments, which are in order: a failure counts from when its run ended until
 * the end of the run that recovered it. The last moment is the present, when what is open counts, whatever the clocks say:
 * those reports are known (`failing`). Of what was recovered between two moments, only what had failed by the first of them
 * was failing at any. A report has a bit a moment.
 */
export async function countFailingReports(tx: Tx, { scope, failing, moments }: Question): Promise<number[]> {
  const points = sql`${moments}::timestamptz[]`
  const last = sql`${moments.length}::int`
  const all = sql`${'1'.repeat(moments.length)}::varbit`
  // Times have milliseconds, so that one less makes "up to and including" of "before".
  const { rows } = await sql<{ moments: string }>`${prepared}
    with visible as materialized (select p.id, p.account_id from reports p where ${isVisible(scope)}),
    moments as materialized (
      select place, at, lead(at, 1, 'infinity') over (order by place) as next
      from unnest(${points}) with ordinality m (at, place)),
    failing as (
      select id as report_id, least(width_bucket(ended - interval '1 ms', ${points}) + 1, ${last}) as since,
        ${last} as until
      from unnest(string_to_array(${failing.map(({ id }) => id).join()}, ',')::bigint[],
        string_to_array(${failing.map(({ firstEndedMs }) => firstEndedMs).join()}, ',')::bigint[]) f (id, ms)
      cross join lateral (select timestamptz 'epoch' + ms * interval '1 millisecond' as ended) at
      union all
      select report_id, width_bucket(completed_at - interval '1 ms', ${points}) + 1, least(place, ${last} - 1)::int
      from moments cross join lateral (
        select f.report_id, f.completed_at from report_runs f
        where f.account_id = any(array(select distinct account_id from visible)) and f.recovered_by is not null
          and f.recovered_at > moments.at and f.recovered_at <= moments.next and f.completed_at <= moments.at offset 0) f
      where f.report_id in (select id from visible)
    )
    select bit_or((${all} >> since - 1) & (${all} << ${last} - until))::text as moments
    from failing group by report_id`.execute(tx)
  return moments.map((_, at) => rows.filter((row) => row.moments[at] === '1').length)
}
