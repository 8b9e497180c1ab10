import { chmodSync, chownSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Whom Postgres runs as; null is whoever runs the launcher. */
export type ServerUser = { uid: number; gid: number } | null

const nobody = { uid: 65534, gid: 65534 }

/** Where root keeps what the other user must reach and cannot reach below a closed home. */
export const rootHome = '/var/lib/runboard'

/**
 * Postgres refuses to run as root, so root runs it as the owner of the data, and new data belongs to uid 65534, which
 * every system has; no user is ever added.
 */
export function serverUserOf(clusterDirectory: string): ServerUser {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody
}

/**
 * Lets the server's user pass through a directory of ours without listing it. Only this directory: a closed home above
 * it stays closed.
 */
export function letPass(directory: string, user: ServerUser): void {
  if (!user || mayPass(directory, user)) return
  chownSync(directory, statSync(directory).uid, user.gid)
  chmodSync(directory, (statSync(directory).mode & 0o777) | 0o010)
}

/** Whether every directory from the root down to this one lets the user through. */
export function canReach(directory: string, user: ServerUser): boolean {
  if (!user) return true
  const real = realpathSync(directory)
  return mayPass(real, user) && (dirname(real) === real || canReach(dirname(real), user))
}

function mayPass(directory: string, user: { uid: number; gid: number }): boolean {
  const { uid, gid, mode } = statSync(directory)
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
