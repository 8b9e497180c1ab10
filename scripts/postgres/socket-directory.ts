import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#/lib/errors.ts'
import { canReach, type ServerUser } from './server-user.ts'

/** Systems take 104 or 108 bytes for the path of a socket. */
const maxSocketPathBytes = 100

/**
 * A directory for the server's socket that only its user may enter: `socket` in DATA_DIR, or, when that path is too long
 * or out of the user's reach, one in the temporary directory under a name that belongs to DATA_DIR.
 * @throws {AppError} conflict, when somebody else made a directory of that name
 */
export function prepareSocketDirectory(dataDir: string, user: ServerUser): string {
  const inside = join(dataDir, 'socket')
  const isShort = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= maxSocketPathBytes
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12)
  const directory = isShort && canReach(dataDir, user) ? inside : join(tmpdir(), `runboard-${name}`)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const owner = lstatSync(directory)
  const expectedOwners = [process.getuid?.() ?? owner.uid, user?.uid]
  if (!owner.isDirectory() || !expectedOwners.includes(owner.uid)) {
    throw new AppError(
      'conflict',
      `${directory} belongs to somebody else: remove it, or set TMPDIR to another directory.`,
    )
  }
  if (user) chownSync(directory, user.uid, user.gid)
  chmodSync(directory, 0o700)
  return directory
}
