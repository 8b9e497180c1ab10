import type { TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import {
  findCredential,
  insertCredential,
  issueCredential,
  revokeCredential,
  type Credential,
} from '#/runs-api/store/credentials.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'

/** Who may come to a workspace. The last three would be its administrator's, were they good, or are of another one. */
export const callers = [
  'none',
  'viewer',
  'analyst',
  'manager',
  'admin',
  'key',
  'revoked',
  'expired',
  'stranger',
] as const
export type CallerName = (typeof callers)[number]

/** The credential of each; nobody has none. */
export type CallerCredentials = Record<CallerName, Credential | undefined>

async function revoked(db: Db, credential: Credential): Promise<Credential> {
  const record = await findCredential(db, credential.token)
  await revokeCredential(db, record?.id ?? 0, new Date())
  return credential
}

/** API tokens of everybody who may come to `home`; the stranger administrates `elsewhere`. */
export async function apiTokensOf(db: Db, home: TestWorkspace, elsewhere: TestWorkspace): Promise<CallerCredentials> {
  const { username, id: accountId } = home.admin
  const issued = await issueCredential(db, { kind: 'api_token', username, name: 'revoked' })
  const expiresAt = new Date(Date.now() - 1_000)
  return {
    none: undefined,
    viewer: home.viewer.credential,
    analyst: home.analyst.credential,
    manager: home.manager.credential,
    admin: home.admin.credential,
    key: home.key,
    revoked: await revoked(db, issued),
    expired: await insertCredential(db, { kind: 'api_token', accountId, name: 'expired', expiresAt }),
    stranger: elsewhere.admin.credential,
  }
}

/** The same people as they come from the web: with a session each. A workspace's key has none, and comes as it is. */
export async function sessionsOf(db: Db, home: TestWorkspace, elsewhere: TestWorkspace): Promise<CallerCredentials> {
  const now = new Date()
  const start = async ({ id }: { id: number }): Promise<Credential> =>
    insertSession(db, id, { now, begunBy: 'password' })
  const expiresAt = new Date(now.getTime() - 1_000)
  return {
    none: undefined,
    viewer: await start(home.viewer),
    analyst: await start(home.analyst),
    manager: await start(home.manager),
    admin: await start(home.admin),
    key: home.key,
    revoked: await revoked(db, await start(home.admin)),
    expired: await insertCredential(db, { kind: 'session', accountId: home.admin.id, name: 'expired', expiresAt }),
    stranger: await start(elsewhere.admin),
  }
}
