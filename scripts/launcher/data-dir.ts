import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '#/scripts/processes/process-lock.mjs'
import { AppError, messageOf } from '#/lib/errors.ts'

/**
 * Makes DATA_DIR and the folders of the runs API in it, readable for nobody else, and sees that files can be written.
 * @throws {AppError} bad_request with a sentence
 */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    for (const name of ['results', 'scratch']) mkdirSync(join(dataDir, name), { recursive: true, mode: 0o700 })
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
