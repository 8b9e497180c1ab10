import { sql, type RawBuilder } from 'kysely'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'

/** Failures that share a fingerprint. `reports` are up to five of those with most of them, the first the one with most. */
export type FailureGroup = {
  fingerprint: string
  code: string
  message: string
  firstSeenAt: Date
  lastSeenAt: Date
  /** Failures that were created within the span, and those of any time that are open. */
  runs: number
  openRuns: number
  reportsCount: number
  reports: { token: string; name: string }[]
  latestRunToken: string
  latestReportToken: string
}

export const groupOrders = ['last_seen', 'count'] as const
export type GroupOrder = (typeof groupOrders)[number]

export type GroupQuestion = {
  scope: ReportScope
  from: Date
  order: GroupOrder
  direction: 'asc' | 'desc'
  page: number
  perPage: number
}

const orders: Record<GroupOrder, RawBuilder<unknown>> = {
  last_seen: sql`last_at`,
  count: sql`runs`,
}

const namedReports = 5

/** Each account on its own, so that its index answers; a person's own collections lie in few. */
function isOfAccount(scope: ReportScope): RawBuilder<boolean> {
  return scope.kind === 'workspace'
    ? sql`f.account_id = ${scope.accountId}`
    : sql`f.account_id in (select account_id from collections where owner_id = ${scope.ownerId})`
}

/** One row a fingerprint and report: what failed within the span, and what is open. */
const counted = ({ scope, from }: GroupQuestion): RawBuilder<unknown> => sql`
  select f.failure_fingerprint as fingerprint, f.report_id, count(*) as runs, 0 as open_runs, max(f.created_at) as last_at
  from report_runs f
  where ${isOfAccount(scope)} and f.state = 'failed' and f.created_at >= ${from} group by 1, 2
  union all
  select f.failure_fingerprint, f.report_id, 0, count(*), max(f.created_at)
  from report_runs f
  where ${isOfAccount(scope)} and f.state = 'failed' and f.recovered_by is null group by 1, 2`

/** The first or the last failure of a listed group `l` in a report that the caller sees, along the index of fingerprints. */
const seen = (scope: ReportScope, way: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select f.* from report_runs f
  where f.failure_fingerprint = l.fingerprint and f.state = 'failed' and ${isOfAccount(scope)}
    and f.report_id in (select id from visible)
  order by f.created_at ${way}, f.id ${way} limit 1`

/**
 * A page of the failures that were created since `from` or are open, gathered by their fingerprints, and how many groups there
 * are. Archived reports have no say.
 */
export async function listFailureGroups(
  db: Db,
  question: GroupQuestion,
): Promise<{ groups: FailureGroup[]; count: number }> {
  const { scope, order, direction, page, perPage } = question
  const by = sql`${orders[order]} ${direction === 'asc' ? sql`asc` : sql`desc`}, fingerprint`
  const { rows } = await sql<FailureGroup & { count: number }>`
    with visible as materialized (select p.id from reports p where ${isVisible(scope)}),
    counted as (
      select fingerprint, report_id, sum(runs)::bigint as runs, sum(open_runs)::bigint as open_runs, max(last_at) as last_at
      from (${counted(question)}) found
      where fingerprint is not null and report_id in (select id from visible) group by 1, 2
    ), listed as (
      select fingerprint, sum(runs)::bigint as runs, sum(open_runs)::bigint as open_runs, max(last_at) as last_at,
        count(*) as reports_count, count(*) over () as total
      from counted group by 1 order by ${by} limit ${perPage} offset ${(page - 1) * perPage}
    )
    select l.fingerprint, last.failure_code as code, coalesce(last.failure_message, '') as message,
      first.created_at as "firstSeenAt", last.created_at as "lastSeenAt", l.runs, l.open_runs as "openRuns",
      l.reports_count as "reportsCount", named.reports, last.token as "latestRunToken",
      (select token from reports where id = last.report_id) as "latestReportToken", l.total as count
    from listed l
    cross join lateral (${seen(scope, sql`asc`)}) first
    cross join lateral (${seen(scope, sql`desc`)}) last
    cross join lateral (
      select jsonb_agg(jsonb_build_object('token', p.token, 'name', p.name) order by c.runs + c.open_runs desc, p.id) as reports
      from (select * from counted c where c.fingerprint = l.fingerprint
        order by c.runs + c.open_runs desc, c.report_id limit ${namedReports}) c
      join reports p on p.id = c.report_id) named
    order by ${by}`.execute(db)
  return { groups: rows.map(({ count: _count, ...group }) => group), count: rows[0]?.count ?? 0 }
}
