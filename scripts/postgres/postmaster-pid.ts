import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isProcessAlive } from '#/scripts/processes/process-identity.mjs'

/** What a running server writes into its data directory. */
export type Postmaster = { pid: number; port: number; socketDirectory: string; status: string }

export function readPostmaster(clusterDirectory: string): Postmaster | null {
  const lines = readLines(pidFile(clusterDirectory))
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3]), socketDirectory: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}

/** Whether that process still is the server of this directory, and not another that was given its id. */
export function isPostmasterAlive(postmaster: Postmaster, clusterDirectory: string): boolean {
  if (!isProcessAlive(postmaster.pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${postmaster.pid}/cwd`) === realpathSync(clusterDirectory)
  } catch {
    // Its working directory cannot be read: another user's process, which a server of ours is not.
    return false
  }
}

/**
 * A crash leaves postmaster.pid behind, and a new process may have been given its id (the rule in containers), or the
 * dead one is still a zombie; Postgres then refuses to start. The id is replaced by one no process can have, and not
 * the file removed: Postgres reads from it which shared memory to look at for backends that still live. The socket and
 * its lock go, too: their directory is used by this cluster alone.
 */
export function forgetDeadPostmaster(clusterDirectory: string, socketDirectory: string | null): void {
  if (socketDirectory) {
    for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socketDirectory, name), { force: true })
  }
  const path = pidFile(clusterDirectory)
  const [pid, ...rest] = readLines(path)
  if (pid === undefined || pid === impossiblePid) return
  writeFileSync(path, [impossiblePid, ...rest].join('\n'))
}

const impossiblePid = '2147483646'

function pidFile(clusterDirectory: string): string {
  return join(clusterDirectory, 'postmaster.pid')
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
