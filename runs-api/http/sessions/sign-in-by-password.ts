import { AppError } from '#/lib/errors.ts'
import { findSignIn } from '#/runs-api/store/accounts.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isPassword } from '#/runs-api/store/passwords.ts'
import { insertSession, type StartedSession } from '#/runs-api/store/sessions.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

export type SignedIn = StartedSession & { person: { id: number; username: string; name: string } }

/** Throws AppError `unauthorized` for a wrong pair, in the same time and words whichever of the two is wrong. */
export async function signInByPassword(
  db: Db,
  { username, password, now }: { username: string; password: string; now: Date },
): Promise<SignedIn> {
  const person = await findSignIn(db, username)
  const isRight = await isPassword(password, person?.passwordHash ?? null)
  if (person === undefined || !isRight) throw new AppError('unauthorized', 'The username or the password is wrong.')
  const { id, name } = person
  const session = await inTransaction(db, (tx) => insertSession(tx, id, { now, begunBy: 'password' }))
  return { ...session, person: { id, username: person.username, name } }
}
