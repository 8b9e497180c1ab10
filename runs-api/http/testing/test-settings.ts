import { addPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { insertCredential } from '#/runs-api/store/credentials.ts'
import { insertSavedView } from '#/runs-api/store/saved-views.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

/** What people settle, by the names it has in paths. */
export type SettingsPlace = { person: string; view: string; key: string; token: string; session: string }

export type SettingsOwner = {
  ownerId: number
  isShared?: boolean
  /** Puts the person into that workspace too. */
  elsewhere?: TestWorkspace | undefined
}

/**
 * A person of a workspace who is nobody else's, and a key of it; an owner's view, API token and session. The owner may be
 * the workspace itself, when it is its key that asks.
 */
export async function addSettings(db: Db, home: TestWorkspace, of: SettingsOwner): Promise<SettingsPlace> {
  const { ownerId, isShared = true, elsewhere } = of
  const workspaceId = home.account.id
  const member = await addPerson(db, `person-${newToken()}`, { workspaceId, role: 'analyst' })
  if (elsewhere !== undefined) {
    await db
      .insertInto('memberships')
      .values({ workspace_id: elsewhere.account.id, user_id: member.id, role: 'viewer' })
      .execute()
  }
  const view = { accountId: workspaceId, ownerId, reportId: null, name: `View ${newToken()}`, search: '', isShared }
  const kept = { name: 'test', expiresAt: null }
  const key = await insertCredential(db, { kind: 'workspace_key', accountId: workspaceId, ...kept })
  const token = await insertCredential(db, { kind: 'api_token', accountId: ownerId, ...kept })
  const session = await insertSession(db, ownerId, { now: new Date(), begunBy: 'password' })
  return {
    person: member.username,
    view: await insertSavedView(db, view),
    key: key.token,
    token: token.token,
    session: session.token,
  }
}
