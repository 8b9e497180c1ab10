import { access, constants, readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { AppError, messageOf } from '#/lib/errors.ts'
import { openReportImport } from '#/runs-api/engine/report-folders/import-reports.ts'
import type { Log } from '#/runs-api/log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

/** The workspace that report folders come into, and who owns a report whose folder names nobody. */
export type ImportWorkspace = { accountId: number; firstAdministratorId: number }

export type ReportWatch = { close: () => Promise<void> }

const lookEveryMs = 10_000

/** The workspace that was there first, once it has an administrator. */
export async function findFirstWorkspace(db: Db): Promise<ImportWorkspace | undefined> {
  const { rows } = await sql<ImportWorkspace>`
    select m.workspace_id as "accountId", min(m.user_id) as "firstAdministratorId" from memberships m
    where m.role = 'admin' group by m.workspace_id order by m.workspace_id limit 1`.execute(db)
  return rows[0]
}

async function requireReadable(reportsDir: string): Promise<void> {
  try {
    await access(reportsDir, constants.R_OK)
    await readdir(reportsDir)
  } catch (cause) {
    const sentence = `The report folders cannot be read (${messageOf(cause)}): set REPORTS_DIR to a directory of report folders.`
    throw new AppError('unavailable', sentence, { cause })
  }
}

type Watched = { db: Db; reportsDir: string; log: Log; findWorkspace: () => Promise<ImportWorkspace | undefined> }

/** Looks once, and tells what is wrong only when it was not wrong in the same way before. */
function openLook({ db, reportsDir, log, findWorkspace }: Watched): () => Promise<void> {
  let reports: ReturnType<typeof openReportImport> | undefined
  let complaint = ''
  return async () => {
    try {
      const workspace = reports === undefined ? await findWorkspace() : undefined
      if (workspace !== undefined) reports = openReportImport(db, { reportsDir, ...workspace }, log)
      await reports?.importChanged()
      complaint = ''
    } catch (error) {
      if (messageOf(error) !== complaint)
        log.failure('The report folders could not be brought in', error, { reportsDir })
      complaint = messageOf(error)
    }
  }
}

/**
 * Brings the report folders into a workspace, now and whenever a file has changed; while there is no workspace, once there
 * is one. Resolves after the first look.
 * @throws AppError `unavailable` when the directory cannot be read now; later that is a line in the log
 */
export async function watchReports(watched: Watched): Promise<ReportWatch> {
  await requireReadable(resolve(watched.reportsDir))
  const look = openLook(watched)
  let looking = look()
  await looking
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    looking = look().finally(() => {
      isLooking = false
    })
  }, lookEveryMs)
  return {
    close: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
