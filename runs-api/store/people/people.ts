import { sql } from 'kysely'
import type { Role } from '#/lib/contract/role.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

/** Somebody in a workspace. */
export type PersonRecord = {
  id: number
  username: string
  name: string
  email: string | null
  role: Role
  joinedAt: Date
  /** The last use of any of their credentials. */
  lastSeenAt: Date | null
  /** Until when a link that an administrator made waits for them. */
  linkExpiresAt: Date | null
  /** In a workspace that the reader does not administrate. */
  isElsewhere: boolean
}

export type PeopleReader = { workspaceId: number; readerId: number; now: Date }

function selectPeople({ workspaceId, readerId, now }: PeopleReader) {
  return sql`select a.id, a.username, a.name, a.email, m.role, m.created_at as "joinedAt",
      (select max(c.last_used_at) from credentials c
        where c.account_id = a.id and c.kind in ('session', 'api_token')) as "lastSeenAt",
      (select max(c.expires_at) from credentials c where c.account_id = a.id and c.kind = 'sign_in_link'
        and c.created_by is not null and c.revoked_at is null and c.expires_at > ${now}) as "linkExpiresAt",
      exists (select from memberships o where o.user_id = a.id and o.workspace_id <> ${workspaceId}
        and not exists (select from memberships mine where mine.workspace_id = o.workspace_id
          and mine.user_id = ${readerId} and mine.role = 'admin')) as "isElsewhere"
    from memberships m join accounts a on a.id = m.user_id where m.workspace_id = ${workspaceId}`
}

/** The people of a workspace by name. */
export async function listPeople(db: Db, reader: PeopleReader): Promise<PersonRecord[]> {
  const { rows } = await sql<PersonRecord>`${selectPeople(reader)} order by lower(a.name), a.id`.execute(db)
  return rows
}

export async function findPerson(db: Db, reader: PeopleReader, username: string): Promise<PersonRecord | undefined> {
  const { rows } = await sql<PersonRecord>`${selectPeople(reader)}
    and a.username = ${username.toLowerCase()}`.execute(db)
  return rows[0]
}
