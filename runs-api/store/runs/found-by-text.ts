import { sql, type RawBuilder } from 'kysely'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'
import { patternOf } from '#/runs-api/store/runs/run-conditions.ts'
import { orderBy, ordered } from '#/runs-api/store/runs/run-ordering.ts'

type TextSearch = {
  order: RunOrder
  /** Joins the report `p` where the order needs it. */
  names: RawBuilder<unknown>
  /** The whole selection, the words included. */
  where: RawBuilder<boolean>
  limit: number
  scope: ReportScope
}

/**
 * The runs that words are found in, as rows of `id` and the order's `value`, part by part, as there is no index over all three:
 * the first runs of each report of such a name, failures with such a message, and runs with such a value of a parameter. The
 * values come first (`offset 0`): how many runs each has the server does not know, and would rather look through all runs.
 */
export function foundByText(words: string, { order, names, where, limit, scope }: TextSearch): RawBuilder<unknown> {
  const pattern = patternOf(words)
  const inAccount = (table: string) =>
    scope.kind === 'workspace' ? sql`and ${sql.ref(`${table}.account_id`)} = ${scope.accountId}` : sql``
  const row = sql`r.id, ${ordered(order)} as value`
  return sql`
    select r.id, r.value from reports p cross join lateral (
      select ${row} from report_runs r where r.report_id = p.id and ${where}
      order by ${orderBy(order)} limit ${limit}) r
    where p.name ilike ${pattern} ${inAccount('p')} and ${isReachable(scope, sql<number>`p.id`)}
    union
    select ${row} from report_runs r ${names}
    where r.state = 'failed' and r.failure_message ilike ${pattern} and ${where}
    union
    select r.id, r.value from (
      select v.account_id, v.probe from parameter_values v where v.words ilike ${pattern} ${inAccount('v')} offset 0) v
    cross join lateral (
      select ${row} from report_runs r ${names}
      where r.parameters @> v.probe and r.account_id = v.account_id and ${where} offset 0) r`
}
