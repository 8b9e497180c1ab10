import { sql } from 'kysely'
import type { Workspace } from '#/lib/contract/account.ts'
import type { Role } from '#/lib/contract/role.ts'
import type { AccountKind } from '#/runs-api/store/accounts.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/**
 * The account an address names, and the role in it of the person who asks; null when that person is no member. In the
 * account of a person it is the lowest role they have in any workspace: nobody is more at home than at work.
 */
export type AddressedAccount = { id: number; username: string; name: string; kind: AccountKind; role: Role | null }

export async function findAddressedAccount(
  db: Db,
  username: string,
  personId: number,
): Promise<AddressedAccount | undefined> {
  const { rows } = await sql<AddressedAccount>`
    select a.id, a.username, a.name, a.kind, case when a.kind = 'workspace' then m.role else (
      select own.role from memberships own where own.user_id = a.id
      order by array_position(array['viewer', 'analyst', 'manager', 'admin'], own.role) limit 1) end as role
    from accounts a left join memberships m on m.workspace_id = a.id and m.user_id = ${personId}
    where a.username = ${username.toLowerCase()}`.execute(db)
  return rows[0]
}

/** The workspaces a person is in, by name. */
export async function listWorkspaces(db: Db, personId: number): Promise<Workspace[]> {
  const { rows } = await sql<Workspace>`
    select w.username, w.name, m.role from memberships m join accounts w on w.id = m.workspace_id
    where m.user_id = ${personId} order by w.name, w.id`.execute(db)
  return rows
}

/** The administrator who was there first, of any workspace; undefined when there is none. */
export async function findFirstAdministrator(db: Db): Promise<{ id: number; username: string } | undefined> {
  const { rows } = await sql<{ id: number; username: string }>`
    select a.id, a.username from memberships m join accounts a on a.id = m.user_id
    where m.role = 'admin' order by a.id limit 1`.execute(db)
  return rows[0]
}

/** Lets a person into a workspace, or gives a member another role. */
export async function putMembership(
  tx: Tx,
  membership: { workspaceId: number; userId: number; role: Role },
): Promise<void> {
  await sql`insert into memberships (workspace_id, user_id, role)
    values (${membership.workspaceId}, ${membership.userId}, ${membership.role})
    on conflict (workspace_id, user_id) do update set role = excluded.role`.execute(tx)
}
