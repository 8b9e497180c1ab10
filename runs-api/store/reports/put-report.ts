import { sql } from 'kysely'
import type { ReportDefinition } from '#/lib/reports/report-definition.ts'
import type { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { nextRunAt } from '#/runs-api/store/next-run-at.ts'
import { saveVersion } from '#/runs-api/store/reports/save-version.ts'
import { newToken, tokenOf } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type FolderReport = {
  accountId: number
  folder: string
  collectionId: number
  creatorId: number
  definition: ReportDefinition
}

/** The report of a folder, as the folder says now: made at first, a new version when its definition changed. */
export async function putReport(tx: Tx, report: FolderReport): Promise<number> {
  const { accountId, folder, definition } = report
  const versionId = await saveVersion(tx, definition)
  const { rows } = await sql<{ id: number }>`
    insert into reports as p (token, account_id, collection_id, creator_id, version_id, name, description, source_folder)
    values (${tokenOf('report', String(accountId), folder)}, ${accountId}, ${report.collectionId}, ${report.creatorId},
      ${versionId}, ${definition.name}, ${definition.description}, ${folder})
    on conflict (account_id, source_folder) do update set
      collection_id = excluded.collection_id, creator_id = excluded.creator_id, name = excluded.name,
      description = excluded.description, load_error = null, version_id = excluded.version_id,
      updated_at = case when (p.version_id, p.collection_id, p.creator_id, p.name, p.description, p.load_error)
        is not distinct from (excluded.version_id, excluded.collection_id, excluded.creator_id, excluded.name,
        excluded.description, null) then p.updated_at else now() end,
      edited_at = case when p.version_id = excluded.version_id then p.edited_at else now() end
    returning id`.execute(tx)
  return rows[0]?.id ?? 0
}

/** Keeps a report whose folder is broken as it was, with the reason; one never read before is listed by its folder. */
export async function putBrokenReport(
  tx: Tx,
  report: Omit<FolderReport, 'definition'> & { error: string },
): Promise<void> {
  const { accountId, folder, collectionId, creatorId, error } = report
  const versionId = await saveVersion(tx, { name: folder, description: '', queries: [] })
  await sql`
    insert into reports (token, account_id, collection_id, creator_id, version_id, name, source_folder, load_error)
    values (${tokenOf('report', String(accountId), folder)}, ${accountId}, ${collectionId}, ${creatorId}, ${versionId},
      ${folder}, ${folder}, ${error})
    on conflict (account_id, source_folder) do update set load_error = excluded.load_error, updated_at = now()`.execute(
    tx,
  )
}

/** Reports whose folder is there no more stay with their history, say so, and are no longer started by schedules of it. */
export async function markMissingReports(tx: Tx, of: { accountId: number; folders: string[] }): Promise<void> {
  await sql`
    with missing as (
      update reports set load_error = 'Its folder is no longer there.', updated_at = now()
      where account_id = ${of.accountId} and source_folder is not null and source_folder <> all(${of.folders})
        and load_error is distinct from 'Its folder is no longer there.'
      returning id
    )
    update schedules set deleted_at = now(), updated_at = now()
    where report_id in (select id from missing) and source_key is not null and deleted_at is null`.execute(tx)
}

export type FolderSchedule = {
  name: string
  timing: ScheduleTiming
  parameters: Parameters
  timeoutSeconds: number | null
}

/** The schedules that a folder declares: changed ones are timed anew, those it no longer names end. */
export async function putFolderSchedules(
  tx: Tx,
  report: { id: number; creatorId: number },
  schedules: FolderSchedule[],
): Promise<void> {
  for (const { name, timing, parameters, timeoutSeconds } of schedules) {
    const text = JSON.stringify(timing)
    await sql`
      insert into schedules as s (token, report_id, creator_id, source_key, name, timing, parameters, timeout_seconds,
        next_run_at)
      values (${newToken()}, ${report.id}, ${report.creatorId}, ${name}, ${name}, ${text}::jsonb,
        ${JSON.stringify(parameters)}::jsonb, ${timeoutSeconds}, ${nextRunAt(timing, new Date())})
      on conflict (report_id, source_key) do update set parameters = excluded.parameters, timing = excluded.timing,
        timeout_seconds = excluded.timeout_seconds, deleted_at = null, updated_at = now(),
        next_run_at = case when s.timing = excluded.timing and s.deleted_at is null then s.next_run_at
          else excluded.next_run_at end`.execute(tx)
  }
  await sql`update schedules set deleted_at = now(), updated_at = now()
    where report_id = ${report.id} and source_key is not null and deleted_at is null
      and source_key <> all(${schedules.map(({ name }) => name)})`.execute(tx)
}
