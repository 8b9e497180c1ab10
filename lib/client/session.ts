import {
  type OwnSession as WireOwnSession,
  type StartSession,
  OwnSessionList,
  Session as WireSession,
  SessionsEnded,
} from '#/lib/contract/session.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read, send, sendForNothing } from '#/lib/client/transport.ts'

/** A short credential of the runs API for one person. */
export type Session = { token: string; secret: string; username: string; name: string }

/**
 * Trades a password or a one-time link for a session. Throws `unauthorized` for a wrong pair or a used link, `conflict`
 * when the link is the first administrator's and says nothing of them, `too_many_requests` after too many tries.
 */
export async function startSession(fetch: Fetch, input: StartSession): Promise<Session> {
  const session = await send(fetch, { method: 'POST', path: apiPath('sessions'), body: input }, WireSession)
  return { token: session.token, secret: session.secret, ...session.account }
}

/** Revokes the session that calls. */
export async function endSession(fetch: Fetch): Promise<void> {
  await sendForNothing(fetch, { method: 'DELETE', path: apiPath('sessions') })
}

/** A session of the caller's; `begunBy` is null where that is not known. */
export type OwnSession = {
  token: string
  begunBy: WireOwnSession['begun_by']
  isCurrent: boolean
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string
}

/** The caller's sessions that go on, newest first. */
export async function listSessions(fetch: Fetch): Promise<OwnSession[]> {
  const list = await read(fetch, apiPath('account', 'sessions'), OwnSessionList)
  return list._embedded.sessions.map((session) => ({
    token: session.token,
    begunBy: session.begun_by,
    isCurrent: session.is_current,
    createdAt: session.created_at,
    lastUsedAt: session.last_used_at,
    expiresAt: session.expires_at,
  }))
}

/** Ends one of the caller's sessions. Throws `not_found` when it is over already. */
export async function endOwnSession(fetch: Fetch, session: string): Promise<void> {
  await sendForNothing(fetch, { method: 'DELETE', path: apiPath('account', 'sessions', session) })
}

/** Ends all of the caller's sessions but this one; gives how many that were. */
export async function endOtherSessions(fetch: Fetch): Promise<number> {
  const path = apiPath('account', 'sessions')
  return (await send(fetch, { method: 'DELETE', path }, SessionsEnded)).ended
}
