import { type Role, CurrentAccount, PublicAccount } from '#/lib/contract/account.ts'
import { type Fetch, apiPath, read } from '#/lib/client/transport.ts'

/** The person who is signed in, and the workspaces they may see. */
export type Person = {
  username: string
  name: string
  timeZone: string
  workspaces: { username: string; name: string; role: Role }[]
}

/** A workspace or a person, as everybody may see it. */
export type Account = { username: string; name: string; isPerson: boolean }

/** The caller. Throws `unauthorized` when the credential is revoked or over. */
export async function getPerson(fetch: Fetch): Promise<Person> {
  const account = await read(fetch, apiPath('account'), CurrentAccount)
  const { username, name, time_zone: timeZone, workspaces } = account
  return { username, name, timeZone, workspaces }
}

/** A workspace or a person by username. Throws `not_found`. */
export async function getAccount(fetch: Fetch, username: string): Promise<Account> {
  const account = await read(fetch, apiPath(username), PublicAccount)
  return { username: account.username, name: account.name, isPerson: account.user }
}
