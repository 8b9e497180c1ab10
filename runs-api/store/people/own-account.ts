import { sql } from 'kysely'
import { z } from 'zod'
import { Preferences, type PreferencesChange } from '#/lib/contract/preferences.ts'
import { defaultPreferences } from '#/lib/contract/default-preferences.ts'
import type { AccountRecord } from '#/runs-api/store/accounts.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** An account as the person it is reads it. */
export type OwnAccount = AccountRecord & { preferences: Preferences; hasPassword: boolean }

const { shape } = Preferences

/** What was kept by any version of the program: what is missing or no longer known is the default. */
const StoredPreferences = z.object({
  theme: shape.theme.catch(defaultPreferences.theme),
  uses_utc: shape.uses_utc.catch(defaultPreferences.uses_utc),
  runs_columns: shape.runs_columns.catch(defaultPreferences.runs_columns),
  rail_is_collapsed: shape.rail_is_collapsed.catch(defaultPreferences.rail_is_collapsed),
})

type OwnRow = AccountRecord & { preferences: unknown; hasPassword: boolean }

export async function readOwnAccount(db: Db, id: number): Promise<OwnAccount | undefined> {
  const { rows } = await sql<OwnRow>`
    select id, token, username, name, kind, email, time_zone as "timeZone", created_at as "createdAt", preferences,
      password_hash is not null as "hasPassword"
    from accounts where id = ${id}`.execute(db)
  const [row] = rows
  return row && { ...row, preferences: StoredPreferences.parse(row.preferences) }
}

export type OwnChange = { name?: string; email?: string | null; timeZone?: string; preferences?: PreferencesChange }

/** Changes what is given; of the preferences only those that are. */
export async function updateOwnAccount(tx: Tx, id: number, change: OwnChange): Promise<void> {
  const { name, email, timeZone, preferences = {} } = change
  await sql`update accounts set name = coalesce(${name ?? null}, name),
      email = case when ${email !== undefined} then ${email ?? null} else email end,
      time_zone = coalesce(${timeZone ?? null}, time_zone),
      preferences = preferences || ${JSON.stringify(preferences)}::jsonb, updated_at = now()
    where id = ${id}`.execute(tx)
}
