import { sql } from 'kysely'
import { hasRole, type Role } from '#/lib/contract/role.ts'
import { AppError } from '#/lib/errors.ts'
import { insertAccount } from '#/runs-api/store/accounts.ts'
import { isTaken } from '#/runs-api/store/is-taken.ts'
import { endLinksMadeBy, endSignInLinks } from '#/runs-api/store/people/sign-in-links.ts'
import { personalCollection } from '#/runs-api/store/reports/copy-report.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** Who is let into which workspace, and as what. */
export type Joining = { workspaceId: number; userId: number; role: Role }

/** Holds back every other change of where this person belongs, or of how they sign in, until the transaction ends. */
export async function lockPerson(tx: Tx, personId: number): Promise<void> {
  await sql`select from accounts where id = ${personId} for update`.execute(tx)
}

/** False when they were in it already. */
async function join(tx: Tx, { workspaceId, userId, role }: Joining): Promise<boolean> {
  const { rows } = await sql`insert into memberships (workspace_id, user_id, role)
    values (${workspaceId}, ${userId}, ${role}) on conflict do nothing returning user_id`.execute(tx)
  if (rows.length > 0 && hasRole(role, 'analyst')) await personalCollection(tx, workspaceId, userId)
  return rows.length > 0
}

export type NewPerson = { workspaceId: number; username: string; name: string; role: Role; timeZone: string }

/** Makes a person without a password and lets them in. Throws AppError `conflict` when the username is taken. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<number> {
  const { workspaceId, username, name, role, timeZone } = person
  const inserting = insertAccount(tx, { username, name, kind: 'user', timeZone })
  const { id } = await inserting.catch((cause: unknown) => {
    if (!isTaken(cause)) throw cause
    const message = `username "${username}" is taken. Choose another one, or let in that person, without giving a name.`
    throw new AppError('conflict', message, { cause })
  })
  await join(tx, { workspaceId, userId: id, role })
  return id
}

type Known = { id: number; hasPassword: boolean; hasLink: boolean }

async function lockKnownPerson(tx: Tx, username: string, now: Date): Promise<Known | undefined> {
  // A statement of its own: one that waits still sees what was there when it began.
  await sql`select from accounts where username = ${username} for update`.execute(tx)
  const { rows } = await sql<Known>`
    select a.id, a.password_hash is not null as "hasPassword", exists (select from credentials c
      where c.account_id = a.id and c.kind = 'sign_in_link' and c.created_by is not null
        and c.revoked_at is null and c.expires_at > ${now}) as "hasLink"
    from accounts a where a.username = ${username} and a.kind = 'user'`.execute(tx)
  return rows[0]
}

/**
 * Lets somebody in who is in this installation already. A link that an administrator elsewhere made for them must not
 * lead in here: it ends where they can sign in without it, and is waited for where they cannot.
 * @throws AppError `bad_request` when nobody has this username, `conflict` when they are in or have not signed in yet
 */
export async function addKnownPerson(
  tx: Tx,
  { workspaceId, username, role }: Omit<NewPerson, 'name' | 'timeZone'>,
  now: Date,
): Promise<number> {
  const known = await lockKnownPerson(tx, username, now)
  if (known === undefined) {
    throw new AppError('bad_request', `username "${username}" is nobody’s here. To make a new person, give a name too.`)
  }
  if (!(await join(tx, { workspaceId, userId: known.id, role }))) {
    throw new AppError('conflict', `${username} is in this workspace already.`)
  }
  if (known.hasLink && !known.hasPassword) {
    throw new AppError(
      'conflict',
      `${username} was given a one-time link and has not signed in with it yet. Add them once they have.`,
    )
  }
  await endSignInLinks(tx, known.id, now)
  return known.id
}

/** Throws AppError `conflict` unless the workspace keeps an administrator without this one. */
async function requireOtherAdmin(tx: Tx, workspaceId: number, person: Target['person']): Promise<void> {
  const { rows } = await sql<{ userId: number }>`select user_id as "userId" from memberships
    where workspace_id = ${workspaceId} and role = 'admin' order by user_id for update`.execute(tx)
  if (rows.some(({ userId }) => userId !== person.id)) return
  throw new AppError(
    'conflict',
    `${person.username} is the last administrator of this workspace. Make somebody else an administrator first.`,
  )
}

export type Target = { workspaceId: number; person: { id: number; username: string } }

/** Gives a member another role. Throws AppError `conflict` for the last administrator, `not_found` for who has left. */
export async function changeRole(
  tx: Tx,
  { workspaceId, person }: Target,
  to: { role: Role; now: Date },
): Promise<void> {
  if (to.role !== 'admin') {
    await requireOtherAdmin(tx, workspaceId, person)
    await endLinksMadeBy(tx, { workspaceId, makerId: person.id }, to.now)
  }
  const { rows } = await sql`update memberships set role = ${to.role}
    where workspace_id = ${workspaceId} and user_id = ${person.id} returning user_id`.execute(tx)
  if (rows.length === 0) throw new AppError('not_found', 'person not found')
  if (hasRole(to.role, 'analyst')) await personalCollection(tx, workspaceId, person.id)
}

/** Takes a member out of a workspace; the links that wait for them end. Throws as `changeRole` does. */
export async function removePerson(tx: Tx, { workspaceId, person }: Target, now: Date): Promise<void> {
  await lockPerson(tx, person.id)
  await requireOtherAdmin(tx, workspaceId, person)
  await endLinksMadeBy(tx, { workspaceId, makerId: person.id }, now)
  await endSignInLinks(tx, person.id, now)
  const { rows } = await sql`delete from memberships
    where workspace_id = ${workspaceId} and user_id = ${person.id} returning user_id`.execute(tx)
  if (rows.length === 0) throw new AppError('not_found', 'person not found')
}
