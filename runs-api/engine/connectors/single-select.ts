import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement, type DuckDBType } from '@duckdb/node-api'
import { messageOf } from '#/lib/errors.ts'
import { duckDbFailure } from './duckdb-failure.ts'
import { QueryFailure } from './query-failure.ts'
import { sqlLiteral } from './sql-text.ts'

/** A checked query: an expression that goes after FROM, and the columns it gives. */
export type CheckedSelect = { source: string; columns: { name: string; type: DuckDBType }[] }

/**
 * Checks that the SQL is one statement that only reads. The source is DuckDB's `query('…')`, which takes the SQL as a string,
 * so that no text can step out of it.
 */
export async function checkSelect(connection: DuckDBConnection, sql: string): Promise<CheckedSelect> {
  const extracted = await extract(connection, sql)
  if (extracted.count > 1) return checkPivot(connection, sql)
  const statement = await extracted.prepare(0).catch((thrown: unknown) => {
    throw duckDbFailure(thrown, sql)
  })
  if (statement.statementType !== StatementType.SELECT) {
    const kind = StatementType[statement.statementType] ?? 'another statement'
    throw new QueryFailure('NotAllowed', `A report may only read: one SELECT is allowed, this is ${kind}.`)
  }
  if (statement.parameterCount > 0) {
    throw new QueryFailure('SqlError', 'The SQL has placeholders ($1 or ?), which nothing fills; use {{ name }}.')
  }
  return { source: `query(${sqlLiteral(sql)})`, columns: columnsOf(statement) }
}

async function extract(connection: DuckDBConnection, sql: string) {
  try {
    return await connection.extractStatements(sql)
  } catch (thrown) {
    // DuckDB has no word for a text without a statement.
    if (!messageOf(thrown).includes('{')) throw new QueryFailure('SqlSyntaxError', 'The SQL is empty.')
    throw duckDbFailure(thrown, sql)
  }
}

/**
 * PIVOT without a list of values is one statement to its author and two to DuckDB: it first makes a type of the values.
 * Only a text that is also right between parentheses is one, since two statements never are.
 */
async function checkPivot(connection: DuckDBConnection, sql: string): Promise<CheckedSelect> {
  const source = `(${sql.replace(/[\s;]+$/, '')}\n)`
  const pivot = await connection.extractStatements(`SELECT * FROM ${source}`).catch(() => null)
  if (pivot === null) {
    throw new QueryFailure('NotAllowed', 'A report query is exactly one statement; this SQL has several.')
  }
  try {
    for (let index = 0; index < pivot.count - 1; index += 1) await (await pivot.prepare(index)).run()
    return { source, columns: columnsOf(await pivot.prepare(pivot.count - 1)) }
  } catch (thrown) {
    throw duckDbFailure(thrown)
  }
}

function columnsOf(statement: DuckDBPreparedStatement): CheckedSelect['columns'] {
  return Array.from({ length: statement.columnCount }, (_, index) => ({
    name: statement.columnName(index),
    type: statement.columnType(index),
  }))
}
