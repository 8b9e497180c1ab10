import type { Kysely } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { Schema } from '#/runs-api/store/schema.ts'

/** A transaction, or the whole store where one statement is enough. */
export type Tx = Kysely<Schema>

const retryable = new Set(['40001', '40P01'])
const maxAttempts = 5

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retryable.has(String(error.code))
}

/** Runs `work` in a transaction; one that lost against another (deadlock, serialization) is started again. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await db.transaction().execute(work)
  } catch (error) {
    if (attempt >= maxAttempts || !isRetryable(error)) throw error
    return inTransaction(db, work, attempt + 1)
  }
}
