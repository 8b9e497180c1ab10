import { sql, type Kysely } from 'kysely'

/**
 * Values of parameters go into their index at once, words of failures soon: whoever looks for some reads through all that
 * waits, which took longer than the rest of the search.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter index report_runs_parameters set (fastupdate = off)`.execute(db)
  await sql`alter index if exists report_runs_failure_words set (gin_pending_list_limit = 256)`.execute(db)
  await sql`select gin_clean_pending_list(c.oid::regclass) from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relname in ('report_runs_parameters', 'report_runs_failure_words')`.execute(db)
}
