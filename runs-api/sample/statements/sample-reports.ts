import { sql } from 'kysely'
import { z } from 'zod'
import { Parameters } from '#/lib/reports/parameters.ts'
import { ReportDefinition } from '#/lib/reports/report-definition.ts'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

const FolderSchedule = z.object({
  id: z.number(),
  name: z.string(),
  timing: ScheduleTiming,
  parameters: Parameters,
  timeoutSeconds: z.number().nullable(),
})
/** A schedule that a report's folder declares. */
export type FolderSchedule = z.infer<typeof FolderSchedule>

const FolderReport = z.object({
  id: z.number(),
  token: z.string(),
  folder: z.string(),
  versionId: z.number(),
  ownerUsername: z.string(),
  definition: ReportDefinition,
  schedules: z.array(FolderSchedule),
})
/** A report that came from a folder, as it is in the store. */
export type FolderReport = z.infer<typeof FolderReport>

/** The usable reports of a workspace that came from these folders, in the order of their folders. */
export async function listFolderReports(db: Db, accountId: number, folders: string[]): Promise<FolderReport[]> {
  const { rows } = await sql`
    select r.id, r.token, r.source_folder as folder, r.version_id as "versionId", e.username as "ownerUsername",
      v.definition, coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'timing', s.timing, 'parameters', s.parameters,
          'timeoutSeconds', s.timeout_seconds) order by s.id)
        from schedules s where s.report_id = r.id and s.source_key is not null and s.deleted_at is null), '[]') as schedules
    from reports r
    join accounts e on e.id = r.creator_id
    join report_versions v on v.id = r.version_id
    where r.account_id = ${accountId} and r.load_error is null and r.source_folder = any(${folders})
    order by r.source_folder`.execute(db)
  return rows.map((row) => FolderReport.parse(row))
}

/** The members of a workspace: their inner number by username. */
export async function listMemberIds(db: Db, accountId: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; username: string }>`
    select a.id, a.username from memberships m join accounts a on a.id = m.user_id
    where m.workspace_id = ${accountId}`.execute(db)
  return new Map(rows.map(({ id, username }) => [username, id]))
}

/** Which of these runs are in the store. */
export async function listKnownRuns(db: Db, tokens: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ token: string }>`select token from report_runs where token = any(${tokens})`.execute(db)
  return new Set(rows.map(({ token }) => token))
}
