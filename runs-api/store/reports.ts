import { sql, type RawBuilder } from 'kysely'
import type { Operator } from '#/lib/filters/filter-field.ts'
import type { Direction } from '#/lib/filters/run-order.ts'
import { ordinalComparison } from '#/runs-api/store/comparison.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'
import { patternOf } from '#/runs-api/store/runs/run-conditions.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** A report as it is read: its own row, where it lies, and what its runs say of it now. */
export type ReportRecord = {
  id: number
  token: string
  accountId: number
  accountUsername: string
  collectionToken: string
  creatorId: number
  creatorUsername: string
  versionId: number
  name: string
  description: string
  loadError: string | null
  isArchived: boolean
  isManualRunDisabled: boolean
  isFullWidth: boolean
  viewCount: number
  createdAt: Date
  updatedAt: Date
  editedAt: Date
  queryCount: number
  schedulesCount: number
  runsCount: number
  latestRunToken: string | null
  lastRunAt: Date | null
  latestGoodToken: string | null
  lastGoodAt: Date | null
  expectedRuntimeSeconds: number
}

/** The mean of the good runs of the last ten days on which there were some, and of what is not in the rollup of those yet. */
const expectedRuntime = sql`coalesce((
  select sum(d.duration_ms)::float8 / nullif(sum(d.runs), 0) / 1000 from (
    (select duration_ms, runs from report_days
      where report_id = r.id and state in ('succeeded', 'completed') order by day desc limit 10)
    union all
    select n * coalesce(duration_ms, 0), n from run_changes
    where report_id = r.id and state in ('succeeded', 'completed')) d), 0)`

/** The records of reports `r`, which come from a table or from a query of their own. */
const selectReports = (reports: RawBuilder<unknown>): RawBuilder<ReportRecord> => sql`
  select r.id, r.token, r.account_id as "accountId", w.username as "accountUsername", c.token as "collectionToken",
    r.creator_id as "creatorId", e.username as "creatorUsername", r.version_id as "versionId", r.name, r.description,
    r.load_error as "loadError", r.archived as "isArchived", r.manual_run_disabled as "isManualRunDisabled",
    r.full_width as "isFullWidth", r.view_count as "viewCount", r.created_at as "createdAt",
    r.updated_at as "updatedAt", r.edited_at as "editedAt",
    jsonb_array_length(v.definition -> 'queries') as "queryCount",
    (select count(*) from schedules s where s.report_id = r.id and s.deleted_at is null) as "schedulesCount",
    coalesce(a.runs_count, 0) as "runsCount", l.token as "latestRunToken",
    coalesce(l.started_at, l.created_at) as "lastRunAt", g.token as "latestGoodToken",
    g.completed_at as "lastGoodAt", ${expectedRuntime} as "expectedRuntimeSeconds"
  from ${reports} r
  join accounts w on w.id = r.account_id
  join accounts e on e.id = r.creator_id
  join collections c on c.id = r.collection_id
  join report_versions v on v.id = r.version_id
  left join report_activity a on a.report_id = r.id
  left join report_runs l on l.id = a.latest_id
  left join report_runs g on g.id = a.good_id`

function isInScope(scope: ReportScope): RawBuilder<boolean> {
  const reachable = isReachable(scope, sql<number>`r.id`)
  return scope.kind === 'workspace' ? sql`r.account_id = ${scope.accountId} and ${reachable}` : sql`${reachable}`
}

/** The report with this token, where the scope reaches it. */
export async function findReport(db: Db, scope: ReportScope, token: string): Promise<ReportRecord | undefined> {
  const records = selectReports(sql`reports`)
  const { rows } =
    await sql<ReportRecord>`${prepared} ${records} where r.token = ${token} and ${isInScope(scope)}`.execute(db)
  return rows[0]
}

export const reportTimes = ['created_at', 'updated_at'] as const
export type ReportTime = (typeof reportTimes)[number]
export const reportOrders = [...reportTimes, 'name', 'health'] as const
export type ReportOrder = (typeof reportOrders)[number]

/**
 * Which reports: those a scope reaches, of one collection or of all, and for which every condition holds; with all of these `words` in
 * their name, and, unless it is null, with one of these `tokens`.
 */
export type ReportSelection = {
  scope: ReportScope
  collectionId: number | null
  isArchived: boolean | null
  words: string
  tokens: string[] | null
  times: { column: ReportTime; operator: Operator; at: Date }[]
}

const columns: Record<ReportTime, RawBuilder<Date>> = {
  created_at: sql`r.created_at`,
  updated_at: sql`r.updated_at`,
}

function comparison(operator: Operator): RawBuilder<unknown> {
  return ordinalComparison(operator) ?? (operator === 'ne' ? sql`<>` : sql`=`)
}

function isSelected(selection: ReportSelection): RawBuilder<boolean> {
  const { scope, collectionId, isArchived, words, tokens, times } = selection
  const conditions = [isInScope(scope)]
  for (const word of words.split(/\s+/).filter(Boolean)) conditions.push(sql`r.name ilike ${patternOf(word)}`)
  if (tokens !== null) conditions.push(sql`r.token = any(${tokens})`)
  if (collectionId !== null) conditions.push(sql`r.collection_id = ${collectionId}`)
  if (isArchived !== null) conditions.push(sql`r.archived = ${isArchived}`)
  for (const { column, operator, at } of times) {
    conditions.push(sql`${columns[column]} ${comparison(operator)} ${at}`)
  }
  return sql`${sql.join(conditions, sql` and `)}`
}

export type ReportPage = { order: { column: ReportOrder; direction: Direction }; page: number; perPage: number }

const byName = sql`lower(r.name) collate "C"`

/** What each order compares, one after the other, of reports `r` and their activity `a`. By health those that fail now come first. */
const orderings: Record<ReportOrder, RawBuilder<unknown>[]> = {
  created_at: [sql`r.created_at`],
  updated_at: [sql`r.updated_at`],
  name: [byName],
  health: [sql`(a.streak_since is null)`, sql`(coalesce(a.open_failures, 0) = 0)`, byName],
}

/**
 * Page `page` (from 1) of the selection. Equals are ordered by an inner number, so no report comes twice. The page is cut
 * before anything else is joined to it.
 */
export async function listReports(db: Db, selection: ReportSelection, at: ReportPage): Promise<ReportRecord[]> {
  const direction = at.order.direction === 'asc' ? sql`asc` : sql`desc`
  const keys = [...orderings[at.order.column], sql`r.id`].map((key) => sql`${key} ${direction}`)
  const order = sql.join(keys)
  const page = sql`(select r.* from reports r left join report_activity a on a.report_id = r.id
    where ${isSelected(selection)} order by ${order}
    limit ${at.perPage} offset ${(at.page - 1) * at.perPage})`
  const { rows } = await sql<ReportRecord>`${selectReports(page)} order by ${order}`.execute(db)
  return rows
}

export async function countReports(db: Db, selection: ReportSelection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from reports r where ${isSelected(selection)}`.execute(db)
  return rows[0]?.count ?? 0
}

export type ReportChanges = {
  name?: string
  description?: string
  collectionId?: number
  isManualRunDisabled?: boolean
  isFullWidth?: boolean
}

/** Changes what is given and leaves the rest. */
export async function updateReport(tx: Tx, id: number, changes: ReportChanges): Promise<void> {
  const { name = null, description = null, collectionId = null } = changes
  const { isManualRunDisabled = null, isFullWidth = null } = changes
  await sql`update reports set name = coalesce(${name}, name), description = coalesce(${description}, description),
      collection_id = coalesce(${collectionId}, collection_id),
      manual_run_disabled = coalesce(${isManualRunDisabled}, manual_run_disabled),
      full_width = coalesce(${isFullWidth}, full_width), updated_at = now(), edited_at = now()
    where id = ${id}`.execute(tx)
}

/** Puts a report away, or brings it back. False when it was so already. */
export async function setReportArchived(tx: Tx, id: number, isArchived: boolean): Promise<boolean> {
  const { rows } = await sql`update reports set archived = ${isArchived}, updated_at = now()
    where id = ${id} and archived <> ${isArchived} returning id`.execute(tx)
  return rows.length === 1
}
