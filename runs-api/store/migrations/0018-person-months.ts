import { sql, type Kysely } from 'kysely'

/** Who ever ran how much, in which state, is told from this index alone: the table has the months of all people in turns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index person_months_told on person_months (account_id, owner_id, state, month, person_id)
    include (runs)`.execute(db)
}
