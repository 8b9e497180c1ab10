import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { PersonName, Workspace } from '#/lib/contract/account.ts'

/** How people and workspaces are called in addresses. */
export const Username = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,38}$/,
    'takes 1 to 39 lowercase letters, digits, "-" and "_", not starting with one of the last two',
  )

/** A username and a password, or the one-time link that `npm start` prints. */
export const SignInByPassword = z.object({ username: z.string().max(200), password: z.string().max(1000) })
export const SignInByLink = z.object({ link: z.string().max(200) })

/** The first administrator of an empty installation: the link, and who they are. */
export const FirstAdministrator = SignInByLink.extend({
  username: Username,
  name: PersonName,
  password: z.string().min(8, 'takes at least 8 characters').max(1000),
  workspace: Username,
})
export type FirstAdministrator = z.infer<typeof FirstAdministrator>

export const StartSession = z.union([FirstAdministrator, SignInByLink, SignInByPassword])
export type StartSession = z.infer<typeof StartSession>

/** `POST /api/sessions`: a short credential for Basic authentication (ours). */
export const Session = z.object({
  token: Token,
  secret: z.string(),
  expires_at: Timestamp,
  account: z.object({ username: z.string(), name: z.string() }),
  workspaces: z.array(Workspace),
})
export type Session = z.infer<typeof Session>

/** A session of the caller that goes on; `begun_by` is null for those from before that was written down. */
export const OwnSession = z.object({
  token: Token,
  begun_by: z.enum(['password', 'link']).nullable(),
  is_current: z.boolean(),
  created_at: Timestamp,
  last_used_at: Timestamp.nullable(),
  expires_at: Timestamp,
  _links: Links,
})
export type OwnSession = z.infer<typeof OwnSession>

export const OwnSessionList = z.object({ _links: Links, _embedded: z.object({ sessions: z.array(OwnSession) }) })

/** `DELETE /api/account/sessions`: how many others have ended. */
export const SessionsEnded = z.object({ ended: z.number().int() })
