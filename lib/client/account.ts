import { CurrentAccount, PublicAccount } from '#/lib/contract/account.ts'
import type { Role } from '#/lib/contract/role.ts'
import { PasswordChanged } from '#/lib/contract/password.ts'
import { type Preferences, fromWire, toWire } from '#/lib/client/preferences.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read, send } from '#/lib/client/transport.ts'

/** The person who is signed in, and the workspaces they may see. */
export type Person = {
  username: string
  name: string
  email: string | null
  timeZone: string
  workspaces: { username: string; name: string; role: Role }[]
  preferences: Preferences
  hasPassword: boolean
  /** Whether a new password takes the present one; not for who came by a one-time link. */
  needsCurrentPassword: boolean
}

/** What a person changes of themselves; what is absent stays as it is. */
export type PersonChange = {
  name?: string
  email?: string | null
  timeZone?: string
  preferences?: Partial<Preferences>
}

/** A workspace or a person, as everybody may see it. */
export type Account = { username: string; name: string; isPerson: boolean }

function reshapePerson(account: CurrentAccount): Person {
  const { username, name, email, workspaces } = account
  return {
    username,
    name,
    email,
    timeZone: account.time_zone,
    workspaces,
    preferences: fromWire(account.preferences),
    hasPassword: account.has_password,
    needsCurrentPassword: account.needs_current_password,
  }
}

/** The caller. Throws `unauthorized` when the credential is revoked or over. */
export async function getPerson(fetch: Fetch): Promise<Person> {
  return reshapePerson(await read(fetch, apiPath('account'), CurrentAccount))
}

/** Changes the caller. Throws `bad_request` with a sentence that begins with the field that is refused. */
export async function updatePerson(fetch: Fetch, change: PersonChange): Promise<Person> {
  const { name, email, timeZone, preferences } = change
  const body = { name, email, time_zone: timeZone, preferences: preferences && toWire(preferences) }
  return reshapePerson(await send(fetch, { method: 'PATCH', path: apiPath('account'), body }, CurrentAccount))
}

/** `current` is needed where the person's `needsCurrentPassword` says so. */
export type NewPassword = { current: string | null; next: string }

/**
 * Sets or changes the caller's password and ends their other sessions; gives how many those were. Throws `bad_request`
 * beginning with the field that is refused, `too_many_requests` after ten wrong ones.
 */
export async function changePassword(fetch: Fetch, { current, next }: NewPassword): Promise<number> {
  const body = { new_password: next, ...(current === null ? {} : { current_password: current }) }
  const sending = { method: 'PATCH', path: apiPath('account', 'password'), body } as const
  return (await send(fetch, sending, PasswordChanged)).ended_sessions
}

/** A workspace or a person by username. Throws `not_found`. */
export async function getAccount(fetch: Fetch, username: string): Promise<Account> {
  const account = await read(fetch, apiPath(username), PublicAccount)
  return { username: account.username, name: account.name, isPerson: account.user }
}
