import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readReportFolder, type ReportFolder } from '#/runs-api/engine/report-folders/read-report-folder.ts'
import type { Log } from '#/runs-api/log.ts'
import { findAccount } from '#/runs-api/store/accounts.ts'
import { insertCollection } from '#/runs-api/store/collections.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import {
  markMissingReports,
  putBrokenReport,
  putFolderSchedules,
  putReport,
} from '#/runs-api/store/reports/put-report.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

export type ImportTarget = { reportsDir: string; accountId: number; firstAdministratorId: number }
export type Imported = { folder: string; error: string | null }

const brokenCollection = 'Reports with errors'

async function importOne(tx: Tx, target: ImportTarget, read: ReportFolder): Promise<Imported> {
  const { accountId, firstAdministratorId } = target
  const collect = async (name: string): Promise<number> =>
    (await insertCollection(tx, { workspaceId: accountId, spaceType: 'custom', name })).id
  if ('error' in read) {
    const collectionId = await collect(brokenCollection)
    await putBrokenReport(tx, { ...read, accountId, collectionId, creatorId: firstAdministratorId })
    return { folder: read.folder, error: read.error }
  }
  const { folder, file, definition } = read
  const owner = file.owner === undefined ? undefined : await findAccount(tx, file.owner)
  const creatorId = owner?.id ?? firstAdministratorId
  const collectionId = await collect(file.collection)
  const id = await putReport(tx, { accountId, folder, collectionId, creatorId, definition })
  await putFolderSchedules(
    tx,
    { id, creatorId },
    file.schedules.map(({ name, cron, params, timeout }) => ({
      name,
      timing: cron,
      parameters: params,
      timeoutSeconds: timeout ?? null,
    })),
  )
  return { folder, error: null }
}

async function reportDirectories(reportsDir: string): Promise<string[]> {
  const entries = await readdir(reportsDir, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  return folders.map((entry) => join(reportsDir, entry.name)).toSorted()
}

/**
 * Brings in every folder of `reportsDir` (DESIGN 6). A broken one is listed with its error; the others are not kept from
 * coming in. Throws when the directory itself cannot be read.
 */
export async function importReports(db: Db, target: ImportTarget): Promise<Imported[]> {
  const imported: Imported[] = []
  for (const directory of await reportDirectories(target.reportsDir)) {
    const read = await readReportFolder(directory)
    imported.push(await inTransaction(db, (tx) => importOne(tx, target, read)))
  }
  const folders = imported.map(({ folder }) => folder)
  await markMissingReports(db, { accountId: target.accountId, folders })
  return imported
}

/** Names and times of the files, by which a change is noticed without reading them. */
async function changeMark(reportsDir: string): Promise<string> {
  const marks: string[] = []
  for (const directory of await reportDirectories(reportsDir)) {
    for (const name of await readdir(directory)) {
      const { mtimeMs, size } = await stat(join(directory, name))
      marks.push(`${directory}/${name} ${mtimeMs} ${size}`)
    }
  }
  return marks.join('\n')
}

/** Imports now, and the function it gives imports again when a file has changed since. */
export function openReportImport(db: Db, target: ImportTarget, log: Log): { importChanged: () => Promise<void> } {
  let seen: string | undefined
  return {
    importChanged: async () => {
      const mark = await changeMark(target.reportsDir)
      if (mark === seen) return
      const imported = await importReports(db, target)
      seen = mark
      const broken = imported.filter(({ error }) => error !== null)
      for (const { folder, error } of broken) log.warn(`The report in ${folder} is not usable`, { cause: error })
      log.info('Reports are in', { reports: imported.length, broken: broken.length })
    },
  }
}
