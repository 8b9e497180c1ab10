import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takeLock } from '#/scripts/processes/process-lock.mjs'
import { AppError, messageOf } from '#/lib/errors.ts'

/**
 * Makes DATA_DIR and the folders of the runs API in it, readable for nobody else, and sees that files can be written.
 * @throws {AppError} bad_request with a sentence
 */
export function prepareDataDir(dataDir: string): void {
  try {
    for (const directory of [dataDir, join(dataDir, 'results'), join(dataDir, 'scratch')]) makeDirectory(directory)
    const probe = join(dataDir, `.probe.${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new AppError(
      'bad_request',
      `The data directory ${dataDir} cannot be written (${messageOf(cause)}): make it writable or set DATA_DIR to another directory.`,
      { cause },
    )
  }
}

/** Not `recursive`, which never comes back below a directory that denies its children exist, such as /proc. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return
  makeDirectory(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another start made it in the meantime.
    if (!existsSync(path)) throw error
  }
}

export function instanceLockPath(dataDir: string): string {
  return join(dataDir, 'runboard.lock')
}

/**
 * One launcher a data directory.
 * @returns what gives the lock back
 * @throws {AppError} conflict, naming the process that has it
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = takeLock(instanceLockPath(dataDir))
  if (lock.isTaken) return lock.release
  throw new AppError(
    'conflict',
    `Runboard already runs in ${dataDir} (process ${lock.holderPid}): stop it first, or set DATA_DIR to another directory.`,
  )
}
