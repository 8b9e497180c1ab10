import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** An idle backend ends by itself within a moment of its server's death. */
const ownTimeMs = 500

/**
 * Ends the backends that a killed server left behind. One that computes notices the death of its server only when it
 * next waits, which may take minutes, and no new server starts on the directory while it lives. To end them is safe:
 * the next start recovers from the crash anyway. Elsewhere than on Linux they are waited for.
 * @param clusterDirectory of a server that is dead
 */
export async function endOrphanBackends(clusterDirectory: string): Promise<void> {
  if (process.platform !== 'linux' || findBackends(clusterDirectory).length === 0) return
  await pause(ownTimeMs)
  for (const pid of findBackends(clusterDirectory)) kill(pid)
}

/** Every process of Postgres works in its data directory. */
function findBackends(clusterDirectory: string): number[] {
  const directory = realpathSync(clusterDirectory)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isPostgresIn(name, directory))
    .map(Number)
}

function isPostgresIn(pid: string, directory: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === directory && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    )
  } catch {
    // It ended meanwhile, or belongs to somebody else.
    return false
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
