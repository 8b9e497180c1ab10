import { sql } from 'kysely'
import { isOpenFailure } from '#/runs-api/store/health/open-failures.ts'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/**
 * How many reports were failing at each of some moments, which are in order: a failure counts from when its run ended until
 * the end of the run that recovered it. The last moment is the present, when what is open counts, whatever the clocks say.
 */
export async function countFailingReports(tx: Tx, scope: ReportScope, moments: Date[]): Promise<number[]> {
  const points = sql`${moments}::timestamptz[]`
  const last = sql`${moments.length}::int`
  // Times have milliseconds, so that one less makes "up to and including" of "before".
  const { rows } = await sql<{ moment: number; reports: number }>`
    with visible as materialized (select p.id from reports p where ${isVisible(scope)}),
    failing as (
      select f.report_id, least(width_bucket(min(f.completed_at) - interval '1 ms', ${points}) + 1, ${last}) as since,
        ${last} as until
      from visible join report_runs f on f.report_id = visible.id where ${isOpenFailure} group by 1
      union
      select f.report_id, width_bucket(f.completed_at - interval '1 ms', ${points}) + 1,
        least(width_bucket(f.recovered_at - interval '1 ms', ${points}), ${last} - 1)
      from visible join report_runs f on f.report_id = visible.id
      where f.recovered_by is not null and f.recovered_at > ${moments[0]}
    )
    select moment, count(distinct report_id) as reports from failing, generate_series(since, until) moment
    group by 1`.execute(tx)
  const counts = new Map(rows.map(({ moment, reports }) => [moment, reports]))
  return moments.map((_, at) => counts.get(at + 1) ?? 0)
}
