import { sql } from 'kysely'
import { isOpenFailure, openFailureFigures } from '#/runs-api/store/health/open-failures.ts'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/**
 * A report that has open failures, by its inner number; the first of them ended at `firstEndedMs`. Times are milliseconds,
 * because there may be thousands, of which few are shown.
 */
export type Failing = { id: number; openFailures: number; streak: number; failingSinceMs: number; firstEndedMs: number }

const msOf = (time: string) => sql`round(date_part('epoch', ${sql.ref(time)}) * 1000)`

/**
 * The reports with open failures: first those whose last run to end failed, then those that have succeeded since with other
 * parameters; in both, who fails longest comes first.
 */
export async function readFailing(tx: Tx, scope: ReportScope): Promise<Failing[]> {
  const { rows } = await sql<Failing>`${prepared}
    select id, open_failures as "openFailures", streak, ${msOf('failing_since')} as "failingSinceMs",
      ${msOf('first_ended')} as "firstEndedMs"
    from (select p.id, ${openFailureFigures}, min(f.completed_at) as first_ended
      from reports p join report_activity a on a.report_id = p.id join report_runs f on f.report_id = p.id
      where ${isVisible(scope)} and ${isOpenFailure} group by p.id, a.report_id) failing
    order by streak = 0, failing_since, id`.execute(tx)
  return rows
}
