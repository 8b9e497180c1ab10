import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

const atMost = 10_000

/** Adds what runs changed of late to the rollups, beside which it counted until then. */
export async function foldChanges(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ hasMore: boolean }>`select fold_run_changes(${atMost}) as "hasMore"`.execute(db)
    if (rows[0]?.hasMore !== true) return
  }
}

/** Whether there is something to fold. */
export async function hasChanges(db: Db): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select exists (select from run_changes) as exists`.execute(db)
  return rows[0]?.exists ?? false
}

/** Makes room where folded changes lay, which are looked through by whoever reads until then. */
export async function vacuumChanges(db: Db): Promise<void> {
  await sql`vacuum run_changes`.execute(db)
}
