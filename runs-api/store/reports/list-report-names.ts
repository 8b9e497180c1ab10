import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'

export type ReportNameRecord = { token: string; name: string; isArchived: boolean }

/** What the reports that a scope reaches are called, by name, up to `limit` of them. */
export async function listReportNames(db: Db, scope: ReportScope, limit: number): Promise<ReportNameRecord[]> {
  const isOfAccount = scope.kind === 'workspace' ? sql`r.account_id = ${scope.accountId}` : sql`true`
  const { rows } = await sql<ReportNameRecord>`
    select r.token, r.name, r.archived as "isArchived" from reports r
    where ${isOfAccount} and ${isReachable(scope, sql<number>`r.id`)}
    order by lower(r.name) collate "C", r.id limit ${limit}`.execute(db)
  return rows
}
