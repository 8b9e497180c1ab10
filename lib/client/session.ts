import { type StartSession, Session as WireSession } from '#/lib/contract/session.ts'
import { type Fetch, apiPath, send, sendForNothing } from '#/lib/client/transport.ts'

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
