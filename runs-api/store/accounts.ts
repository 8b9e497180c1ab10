import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type AccountKind = 'workspace' | 'user'

export type AccountRecord = {
  id: number
  token: string
  username: string
  name: string
  kind: AccountKind
  email: string | null
  timeZone: string
  createdAt: Date
}

export type NewAccount = {
  username: string
  name: string
  kind: AccountKind
  email?: string | null
  passwordHash?: string | null
  timeZone?: string
}

/** First segments of addresses, here and on the web: an account of that name could not be reached. */
const reserved = [
  'account',
  'api',
  'auth',
  'health',
  'openapi',
  'sessions',
  'settings',
  'sign-in',
  'sign-out',
  'verify',
]

export function isReservedUsername(username: string): boolean {
  return reserved.includes(username)
}

const selectAccounts = sql`select id, token, username, name, kind, email, time_zone as "timeZone",
  created_at as "createdAt" from accounts`

/** The account of this username, whatever its case in the address. */
export async function findAccount(db: Db, username: string): Promise<AccountRecord | undefined> {
  const { rows } = await sql<AccountRecord>`${selectAccounts} where username = ${username.toLowerCase()}`.execute(db)
  return rows[0]
}

export async function readAccount(db: Db, id: number): Promise<AccountRecord | undefined> {
  const { rows } = await sql<AccountRecord>`${selectAccounts} where id = ${id}`.execute(db)
  return rows[0]
}

export type SignInRecord = { id: number; username: string; name: string; passwordHash: string | null }

/** What a sign-in with this username is checked against; undefined when nobody has it. */
export async function findSignIn(db: Db, username: string): Promise<SignInRecord | undefined> {
  const { rows } = await sql<SignInRecord>`select id, username, name, password_hash as "passwordHash"
    from accounts where username = ${username.trim().toLowerCase()} and kind = 'user'`.execute(db)
  return rows[0]
}

/** False in an empty installation, which its first administrator is still to enter. */
export async function hasPeople(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from accounts where kind = 'user') as found`.execute(db)
  return rows[0]?.found ?? false
}

/** Adds a workspace or a person. Throws the store's own error when the username is taken. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<AccountRecord> {
  const { username, name, kind, email = null, passwordHash = null, timeZone = 'UTC' } = account
  const { rows } = await sql<AccountRecord>`
    insert into accounts (token, username, name, kind, email, password_hash, time_zone)
    values (${newToken()}, ${username}, ${name}, ${kind}, ${email}, ${passwordHash}, ${timeZone})
    returning id, token, username, name, kind, email, time_zone as "timeZone", created_at as "createdAt"`.execute(tx)
  const [added] = rows
  if (added === undefined) throw new Error(`accounts took ${username} and gave nothing back`)
  return added
}
