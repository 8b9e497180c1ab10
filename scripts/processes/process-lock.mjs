import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { processIdentity } from './process-identity.mjs'

/**
 * Takes the lock file at `path` for this process. A lock whose process was killed, or lived before a reboot, is noticed
 * and taken over.
 * @param {string} path
 * @returns {{ isTaken: true, release: () => void } | { isTaken: false, holderPid: number }}
 */
export function takeLock(path) {
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    for (;;) {
      if (linkWhenFree(draft, path)) return { isTaken: true, release: () => releaseLock(path, mine) }
      const found = readLock(path)
      if (found?.isHeld) return { isTaken: false, holderPid: found.pid }
      if (found) removeStale(path, found.content)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Waits until the lock is ours.
 * @param {string} path
 * @param {(holderPid: number) => void} onWait called once, when somebody else holds it
 * @param {AbortSignal} [signal] ends the waiting
 * @returns {Promise<() => void>} releases the lock
 */
export async function waitForLock(path, onWait, signal) {
  for (let waits = 0; ; waits += 1) {
    const lock = takeLock(path)
    if (lock.isTaken) return lock.release
    if (waits === 0) onWait(lock.holderPid)
    await pause(300, undefined, { signal })
  }
}

/**
 * The process id that holds the lock now, or null.
 * @param {string} path
 * @returns {number | null}
 */
export function lockHolder(path) {
  const found = readLock(path)
  return found?.isHeld ? found.pid : null
}

/**
 * A link appears whole or not at all, so nobody reads a lock that is half written.
 * @param {string} draft
 * @param {string} path
 */
function linkWhenFree(draft, path) {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} path
 * @returns {{ content: string, pid: number, isHeld: boolean } | null}
 */
function readLock(path) {
  const content = readWhenThere(path)
  if (content === null) return null
  const { pid, identity } = parseLock(content)
  return { content, pid, isHeld: identity !== null && processIdentity(pid) === identity }
}

/** @param {string} path */
function readWhenThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/**
 * @param {string} content
 * @returns {{ pid: number, identity: string | null }}
 */
function parseLock(content) {
  try {
    const { pid, identity } = JSON.parse(content)
    return { pid: Number(pid), identity: typeof identity === 'string' ? identity : null }
  } catch {
    return { pid: 0, identity: null }
  }
}

/**
 * Two processes may judge the same lock stale and the slower one would remove the lock the faster one has just made:
 * what was moved aside is looked at again, and put back when it is not what was judged.
 * @param {string} path
 * @param {string} staleContent
 */
function removeStale(path, staleContent) {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  if (readWhenThere(aside) !== staleContent) linkWhenFree(aside, path)
  rmSync(aside, { force: true })
}

/**
 * @param {string} path
 * @param {string} mine
 */
function releaseLock(path, mine) {
  if (readWhenThere(path) === mine) rmSync(path, { force: true })
}
