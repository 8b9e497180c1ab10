import { sql, type RawBuilder } from 'kysely'
import { isOpenFailure } from '#/runs-api/store/health/open-failures.ts'
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

/** Asked of each failure by itself, so that an index may be followed in its order. */
const isSeen = sql<boolean>`(f.report_id in (select id from visible)) is true`

/** The accounts of a scope as rows. */
function accountsOf(scope: ReportScope): RawBuilder<unknown> {
  return scope.kind === 'workspace'
    ? sql`select ${scope.accountId}::bigint as id`
    : sql`select distinct account_id as id from collections where owner_id = ${scope.ownerId}`
}

/** The next fingerprint of an account `a` among its open failures, which an index steps over to find it. */
const nextOpen = (after: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select f.failure_fingerprint as fingerprint from report_runs f
  where f.account_id = a.id and ${isOpenFailure} and f.failure_fingerprint is not null and ${after}
  order by f.failure_fingerprint limit 1`

/**
 * One row a fingerprint: `recent` of what failed within the span, and `older` of what is open and did not fail again since. Of
 * open failures, which pile up over the years, those of the same reason are not looked at one by one.
 */
const counted = ({ scope, from }: GroupQuestion): RawBuilder<unknown> => sql`
  recent as materialized (
    select f.failure_fingerprint as fingerprint, count(*) as runs, max(f.created_at) as last_at
    from report_runs f
    where ${isOfAccount(scope)} and f.state = 'failed' and f.created_at >= ${from} and ${isSeen} group by 1
  ),
  open_reasons (id, fingerprint) as (
    select a.id, f.fingerprint from (${accountsOf(scope)}) a cross join lateral (${nextOpen(sql`true`)}) f
    union all
    select a.id, f.fingerprint from open_reasons a
    cross join lateral (${nextOpen(sql`f.failure_fingerprint > a.fingerprint`)}) f
  ),
  older as materialized (
    select o.fingerprint, 0 as runs, (
      select max(created_at) from (select f.created_at from report_runs f
        where f.account_id = o.id and f.failure_fingerprint = o.fingerprint and ${isOpenFailure} and ${isSeen} offset 0) seen) as last_at
    from open_reasons o where o.fingerprint not in (select fingerprint from recent where fingerprint is not null)
  )`

const isOfGroup = (scope: ReportScope): RawBuilder<boolean> => sql`
  f.failure_fingerprint = l.fingerprint and f.state = 'failed' and ${isOfAccount(scope)} and ${isSeen}`

/** The first or the last failure of a listed group `l`. */
const seen = (scope: ReportScope, way: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select f.* from report_runs f where ${isOfGroup(scope)} order by f.created_at ${way}, f.id ${way} limit 1`

/**
 * How many reports have failures of a listed group `l` that count, how many of these are open, and the reports with most of
 * them.
 */
const reportsOf = ({ scope, from }: GroupQuestion): RawBuilder<unknown> => sql`
  select max(c.reports_count) as reports_count, max(c.all_open)::bigint as open_runs,
    jsonb_agg(jsonb_build_object('token', p.token, 'name', p.name) order by c.runs desc, p.id) as reports
  from (select report_id, sum(runs) as runs, count(*) over () as reports_count, sum(sum(open_runs)) over () as all_open from (
      select f.report_id, count(*) as runs, 0 as open_runs from report_runs f
        where ${isOfGroup(scope)} and f.created_at >= ${from} group by 1
      union all
      select f.report_id, count(*) filter (where f.created_at < ${from}), count(*) from report_runs f
        where ${isOfGroup(scope)} and f.recovered_by is null group by 1) each
    group by report_id order by runs desc, report_id limit ${namedReports}) c
  join reports p on p.id = c.report_id`

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
    with recursive visible as materialized (select p.id from reports p where ${isVisible(scope)}),
    ${counted(question)},
    listed as materialized (
      select fingerprint, sum(runs)::bigint as runs, max(last_at) as last_at, count(*) over () as total
      from (select * from recent union all select * from older) counted
      where fingerprint is not null and last_at is not null
      group by 1 order by ${by} limit ${perPage} offset ${(page - 1) * perPage}
    )
    select l.fingerprint, last.failure_code as code, coalesce(last.failure_message, '') as message,
      first.created_at as "firstSeenAt", last.created_at as "lastSeenAt", l.runs, named.open_runs as "openRuns",
      named.reports_count as "reportsCount", named.reports, last.token as "latestRunToken",
      (select token from reports where id = last.report_id) as "latestReportToken", l.total as count
    from listed l
    cross join lateral (${seen(scope, sql`asc`)}) first
    cross join lateral (${seen(scope, sql`desc`)}) last
    cross join lateral (${reportsOf(question)}) named
    order by ${by}`.execute(db)
  // Behind the last page there is no row that could say how many there are.
  if (rows.length === 0 && page > 1) {
    const { count } = await listFailureGroups(db, { ...question, page: 1, perPage: 1 })
    return { groups: [], count }
  }
  return { groups: rows.map(({ count: _count, ...group }) => group), count: rows[0]?.count ?? 0 }
}
