import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { address } from './cases/case.ts'
import type { Client } from './http.ts'
import type { World } from './world.ts'

/**
 * Reads indexes and then tables into the memory of the store, where what is read last stays: what is measured is a store at
 * work, not the disk of one that was just filled. Where the server does not offer the extension, the first requests pay for it.
 */
export async function readIntoMemory(db: Db): Promise<void> {
  const { rows } = await sql`select from pg_available_extensions where name = 'pg_prewarm'`.execute(db)
  if (rows.length === 0) return
  await sql`create extension if not exists pg_prewarm`.execute(db)
  await sql`select pg_prewarm(c.oid::regclass) from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('i', 'r')
    order by c.relkind, pg_relation_size(c.oid)`.execute(db)
}

/** Has the API meet every report once, whose forms it then knows as one does that has run for a while. */
export async function meetReports(http: Client, { reports }: World): Promise<void> {
  for (const { token } of reports) await http.get(address(`/reports/${token}/runs`, { page: '1' }))
}
