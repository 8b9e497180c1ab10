import type { DataSourceOf } from '#/runs-api/engine/data-sources/data-source.ts'
import { duckDbFailure } from './duckdb-failure.ts'
import type { DuckDbSession } from './duckdb-session.ts'
import { QueryFailure } from './query-failure.ts'
import { sqlLiteral, sqlName } from './sql-text.ts'

/**
 * Makes the tables of a database file readable, and only readable. Throws a retryable `ResourceFailure` when it cannot be
 * opened: it may be held by a process that writes it, or not be there yet.
 */
export async function attachFile({ connection }: DuckDbSession, source: DataSourceOf<'duckdb'>): Promise<void> {
  try {
    await connection.run(`ATTACH ${sqlLiteral(source.file)} AS ${sqlName(source.name)} (READ_ONLY)`)
    await connection.run(`USE ${sqlName(source.name)}`)
  } catch (thrown) {
    const reason = duckDbFailure(thrown).message
    throw new QueryFailure('ResourceFailure', `The data source "${source.name}" cannot be opened: ${reason}`, {
      retryable: true,
    })
  }
}
