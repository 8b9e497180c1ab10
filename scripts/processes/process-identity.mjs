import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells a process from a later one that was given the same id, or null when no process runs under it.
 * A zombie counts as gone: in a container whose first process does not reap, it would look alive for ever.
 * @param {number} pid
 * @returns {string | null}
 */
export function processIdentity(pid) {
  if (process.platform === 'linux') return linuxIdentity(pid)
  if (!isSignalable(pid)) return null
  if (process.platform === 'win32') return 'alive'
  const startTime = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } })
  return startTime.stdout?.toString().trim() || null
}

/** @param {number} pid */
export function isProcessAlive(pid) {
  return processIdentity(pid) !== null
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces and brackets: the fixed fields begin behind the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTicks] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${startTicks}`
  } catch {
    return null
  }
}

/** @param {number} pid */
function isSignalable(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
