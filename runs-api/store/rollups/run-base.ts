import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/**
 * What a caller sees of an account: its shared reports (owner 0) and those in the personal collections of some people, or all
 * (null); and which reports that leaves out. All are inner numbers.
 */
export type Sight = { ownerIds: number[] | null; hiddenReports: number[] }

/**
 * Whose runs rollups are kept of: an account's, as far as one sees it, but for those of some of the reports that one sees; those
 * that some people executed in it; or some reports'.
 */
export type RunBase =
  | { kind: 'account'; accountId: number; sight: Sight; withoutReports: number[] }
  | { kind: 'people'; accountId: number; sight: Sight; peopleIds: number[] }
  | { kind: 'reports'; reportIds: number[] }

/** The runs created from `fromMs` up to, not including, `toMs`. */
export type Span = { fromMs: number; toMs: number }

/** Holds for the runs `r` of a base, as an index can answer it; hidden reports, and those that it is without, still count. */
export function isOfBase(base: RunBase): RawBuilder<boolean> {
  if (base.kind === 'reports') return sql`r.report_id = any(${base.reportIds}::bigint[])`
  const account = sql<boolean>`r.account_id = ${base.accountId}`
  return base.kind === 'account' ? account : sql`${account} and r.executed_by = any(${base.peopleIds}::bigint[])`
}

/** Holds for the changes `r` of runs of a base that the caller sees, which the rollups do not have yet. */
export function isOfChanges(base: RunBase): RawBuilder<boolean> {
  if (base.kind === 'reports') return sql`r.report_id = any(${base.reportIds}::bigint[])`
  const { ownerIds } = base.sight
  const isSeen = ownerIds === null ? sql`true` : sql`r.owner_id = any(${ownerIds}::bigint[])`
  const isOfPeople = base.kind === 'people' ? sql`r.person_id = any(${base.peopleIds}::bigint[])` : sql`true`
  return sql`r.account_id = ${base.accountId} and ${isSeen} and ${isOfPeople}`
}

const hourMs = 3_600_000
const firstHours = 200

/** At least so many runs an account has in a span: those of its first whole hours, as the rollup has them. */
function leastRuns(accountId: number, { fromMs, toMs }: Span): RawBuilder<number> {
  const hours = { fromMs: Math.ceil(fromMs / hourMs) * hourMs, toMs: Math.floor(toMs / hourMs) * hourMs }
  return sql`(select coalesce(sum(runs), 0) from (
      select r.runs from (select runs, hour as created_at from run_hours where account_id = ${accountId} and owner_id = -1) r
      where ${isWithin(hours)} limit ${firstHours}) first_hours)
    + (select coalesce(sum(least(n, 0)), 0) from run_changes where account_id = ${accountId})`
}

/** Whether a base has at most so many runs in a span; null for all time. Costs no more than they do, and less of an account with more. */
export async function hasAtMost(db: Db, base: RunBase, { span, runs }: { span: Span; runs: number }): Promise<boolean> {
  const least = base.kind === 'account' ? leastRuns(base.accountId, span) : sql`0`
  const { rows } = await sql<{ isMore: boolean }>`
    select ${least} > ${runs} or (select count(*) from (
      select from report_runs r where ${isOfBase(base)} and ${isWithin(span)} limit ${runs + 1}) counted) > ${runs}
      as "isMore"`.execute(db)
  return rows[0]?.isMore !== true
}

/** Holds for the runs `r` of a span; a side without an end is open. */
export function isWithin({ fromMs, toMs }: Span): RawBuilder<boolean> {
  const from = Number.isFinite(fromMs) ? sql`${new Date(fromMs)}` : sql`'-infinity'`
  const to = Number.isFinite(toMs) ? sql`${new Date(toMs)}` : sql`'infinity'`
  return sql`r.created_at >= ${from}::timestamptz and r.created_at < ${to}::timestamptz`
}

const ends = (isOne: RawBuilder<boolean>, span: Span): RawBuilder<unknown> => sql`
  select min(r.created_at) as first, max(r.created_at) as last from report_runs r where ${isOne} and ${isWithin(span)}`

/** Each on its own, so that an index gives its first and its last run. */
function endsOf(base: RunBase, span: Span): RawBuilder<unknown> {
  if (base.kind === 'account') return ends(isOfBase(base), span)
  if (base.kind === 'reports') {
    return sql`select one.first, one.last from unnest(${base.reportIds}::bigint[]) wanted
      cross join lateral (${ends(sql`r.report_id = wanted`, span)}) one`
  }
  const isOne = sql<boolean>`r.account_id = ${base.accountId} and r.executed_by = wanted`
  return sql`select one.first, one.last from unnest(${base.peopleIds}::bigint[]) wanted
    cross join lateral (${ends(isOne, span)}) one`
}

/** When the first and the last run of a base in a span were created; null where it has none. */
export async function readEnds(db: Db, base: RunBase, span: Span): Promise<{ first: Date; last: Date } | null> {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select min(first) as first, max(last) as last from (${endsOf(base, span)}) ends`.execute(db)
  const [{ first, last } = { first: null, last: null }] = rows
  return first === null || last === null ? null : { first, last }
}
