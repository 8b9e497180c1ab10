import { sql } from 'kysely'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { momentArray } from '#/runs-api/store/moment-array.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** Up to so many reports have their recovered failures read one report after the other. */
const fewReports = 200

type Question = { scope: ReportScope; moments: Date[]; eachUpTo?: number }

/**
 * How many reports were failing at each of some moments, which are in order: a failure counts from when its run ended until
 * the end of the run that recovered it. The last moment is the present, when what is open counts, whatever the clocks say.
 * Reports whose open failures began before the first moment are failing at all of them, so that what was recovered is only
 * looked at of the others: by report where they are few (up to `eachUpTo`), and else between each two moments, of which only
 * what had failed by the first was failing at any.
 */
export async function countFailingReports(
  tx: Tx,
  { scope, moments, eachUpTo = fewReports }: Question,
): Promise<number[]> {
  const points = sql`(select points from given)`
  const last = sql`${moments.length}::int`
  // Times have milliseconds, so that one less makes "up to and including" of "before".
  const { rows } = await sql<{ failing: number }>`${prepared}
    with given as materialized (select ${momentArray(moments)} as points),
    visible as materialized (
      select p.id, p.account_id, case when a.open_failures > 0
          then least(width_bucket(a.open_ended_at - interval '1 ms', ${points}) + 1, ${last}) end as since
      from reports p left join report_activity a on a.report_id = p.id where ${isVisible(scope)}),
    others as materialized (
      select id, account_id, coalesce(since, ${last}) as until from visible where since is null or since > 1),
    are as materialized (select count(*) <= ${eachUpTo} as few from others),
    recovered as (
      select others.id, others.until, f.completed_at, width_bucket(f.recovered_at - interval '1 ms', ${points}) as place
      from others cross join lateral (
        select f.completed_at, f.recovered_at from report_runs f
        where f.report_id = others.id and f.recovered_by is not null and f.recovered_at > ${moments[0]}
          and f.completed_at <= ${moments.at(-1)} offset 0) f
      where (select few from are)
      union all
      select others.id, others.until, f.completed_at, f.place::int
      from (select f.report_id, f.completed_at, m.place
        from (select place, at, lead(at, 1, 'infinity') over (order by place) as next
          from unnest(${points}) with ordinality m (at, place)) m
        cross join lateral (
          select f.report_id, f.completed_at from report_runs f
          where f.account_id = any(array(select distinct account_id from others)) and f.recovered_by is not null
            and f.recovered_at > m.at and f.recovered_at <= m.next and f.completed_at <= m.at offset 0) f offset 0) f
      join others on others.id = f.report_id
      where not (select few from are)
    ),
    opened as (select since as place, count(*) as reports from visible where since is not null group by 1),
    mended as (
      select place.at, count(distinct id) as reports
      from recovered cross join lateral generate_series(
        width_bucket(completed_at - interval '1 ms', ${points}) + 1, least(place, until - 1)) place (at)
      group by 1)
    select (coalesce(sum(o.reports) over (order by m.at), 0) + coalesce(r.reports, 0))::bigint as failing
    from generate_series(1, ${last}) m (at)
    left join opened o on o.place = m.at left join mended r on r.at = m.at
    order by m.at`.execute(tx)
  return rows.map(({ failing }) => failing)
}
