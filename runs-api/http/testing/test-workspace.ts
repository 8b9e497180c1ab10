import type { Role } from '#/lib/contract/role.ts'
import { insertAccount, type AccountRecord } from '#/runs-api/store/accounts.ts'
import { insertCollection, type CollectionRecord } from '#/runs-api/store/collections.ts'
import { issueCredential, type Credential } from '#/runs-api/store/credentials.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { personalCollection } from '#/runs-api/store/reports/copy-report.ts'

export type TestPerson = AccountRecord & { credential: Credential; collectionId: number }

/** A workspace with a person of each role, a shared collection, and an API key. */
export type TestWorkspace = {
  account: AccountRecord
  key: Credential
  finance: CollectionRecord
  viewer: TestPerson
  analyst: TestPerson
  manager: TestPerson
  admin: TestPerson
}

/** A person who is in no workspace, or in the one that is given. */
export async function addPerson(
  db: Db,
  username: string,
  membership?: { workspaceId: number; role: Role },
): Promise<TestPerson> {
  const account = await insertAccount(db, { username, name: `Person ${username}`, kind: 'user' })
  const credential = await issueCredential(db, { kind: 'api_token', username, name: 'test' })
  if (membership === undefined) return { ...account, credential, collectionId: 0 }
  await putMembership(db, { ...membership, userId: account.id })
  return { ...account, credential, collectionId: await personalCollection(db, membership.workspaceId, account.id) }
}

/** Usernames begin with that of the workspace: `acme-viewer`, `acme-analyst`, `acme-manager`, `acme-admin`. */
export async function addWorkspace(db: Db, username: string): Promise<TestWorkspace> {
  const account = await insertAccount(db, { username, name: `Workspace ${username}`, kind: 'workspace' })
  const finance = await insertCollection(db, { workspaceId: account.id, spaceType: 'custom', name: 'Finance' })
  const person = (role: Role): Promise<TestPerson> =>
    addPerson(db, `${username}-${role}`, { workspaceId: account.id, role })
  return {
    account,
    finance,
    key: await issueCredential(db, { kind: 'workspace_key', username, name: 'test' }),
    viewer: await person('viewer'),
    analyst: await person('analyst'),
    manager: await person('manager'),
    admin: await person('admin'),
  }
}
