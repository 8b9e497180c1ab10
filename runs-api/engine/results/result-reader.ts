import { DuckDBInstance, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api'
import { AppError, messageOf } from '#/lib/errors.ts'
import { sqlLiteral } from '#/runs-api/engine/connectors/sql-text.ts'

const threads = 2
const memoryMb = 512

/** A column of a result, and the SQL expression that gives its value. */
export type ReadColumn = { name: string; type: DuckDBType; value: string }

/** Which rows to read, and each of them as one text, made by SQL of the columns. */
type LineQuery = {
  line: (columns: ReadColumn[]) => string
  limit?: number | undefined
  offset?: number | undefined
  /** By a column, rows without a value last, equal ones as they were kept; as they were kept without one. */
  orderBy?: RowOrder | undefined
}

/** The SQL name of the number of a row in its file, from 0. */
export const rowNumber = 'row_at'

/** The column by the name that the result gives it. */
export type RowOrder = { column: string; direction: 'asc' | 'desc' }

export type ResultReader = {
  /** Texts of the rows in their order, some at a time, read as they are asked for. */
  lines: (path: string, query: LineQuery) => AsyncGenerator<string[], void, void>
  columns: (path: string) => Promise<ReadColumn[]>
  /** Does something with a connection of its own, which is closed afterwards. */
  using: <T>(work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** One DuckDB for all readers, which can see nothing but the files of the directory. */
export function createResultReader(directory: string): ResultReader {
  let opened: Promise<DuckDBInstance> | null = null
  const connect = async () => {
    opened ??= openInstance(directory)
    return (await opened).connect()
  }

  return {
    async *lines(path, { line, limit, offset, orderBy }) {
      const connection = await connect()
      try {
        const columns = await columnsOf(connection, path)
        const rows = `LIMIT ${limit ?? 'ALL'} OFFSET ${offset ?? 0}`
        const result = await connection.stream(
          `SELECT ${line(columns)} FROM ${pageOf(path, columns, { rows, orderBy })}`,
        )
        for (
          let chunk = await result.fetchChunk();
          chunk !== null && chunk.rowCount > 0;
          chunk = await result.fetchChunk()
        ) {
          yield chunk.getColumnValues(0).map(String)
        }
      } catch (cause) {
        if (!isOutOfMemory(cause)) throw cause
        throw new AppError('unavailable', noMemory, { cause })
      } finally {
        connection.closeSync()
      }
    },
    columns: async (path) => {
      const connection = await connect()
      try {
        return await columnsOf(connection, path)
      } finally {
        connection.closeSync()
      }
    },
    using: async (work) => {
      const connection = await connect()
      try {
        return await work(connection)
      } finally {
        connection.closeSync()
      }
    },
    close: async () => {
      const instance = await opened?.catch(() => null)
      instance?.closeSync()
    },
  }
}

const noMemory =
  'There is not enough memory to read this result so just now. Try again in a moment, or read it as it was kept.'

/** True for what DuckDB throws when the memory that all readers share is used up. */
export function isOutOfMemory(thrown: unknown): boolean {
  return messageOf(thrown).includes('Out of Memory')
}

async function openInstance(directory: string): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMb}MB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_file_cache: 'false',
  })
  const connection = await instance.connect()
  await connection.run("SET GLOBAL TimeZone = 'UTC'")
  await connection.run(`SET allowed_directories = [${sqlLiteral(directory)}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
  connection.closeSync()
  return instance
}

export async function columnsOf(connection: DuckDBConnection, path: string): Promise<ReadColumn[]> {
  const statement = await connection.prepare(`SELECT * FROM read_parquet(${sqlLiteral(path)})`)
  try {
    return Array.from({ length: statement.columnCount }, (_, index) => ({
      name: statement.columnName(index),
      type: statement.columnType(index),
      value: `c${index}`,
    }))
  } finally {
    statement.destroySync()
  }
}

/** The file with columns called c0, c1, …, so that no name of a report meets one of ours. */
export function resultOf(path: string, columns: readonly ReadColumn[]): string {
  const names = [...columns.map(({ value }) => value), rowNumber]
  return `read_parquet(${sqlLiteral(path)}, file_row_number = true) AS result(${names.join(', ')})`
}

/** Rows in an order are found by their numbers alone first: sorting wide rows would take more memory than there is. */
function pageOf(path: string, columns: readonly ReadColumn[], by: { rows: string; orderBy: RowOrder | undefined }) {
  const { rows, orderBy } = by
  const result = resultOf(path, columns)
  if (orderBy === undefined) return `${result} ${rows}`
  const column = columns.find(({ name }) => name === orderBy.column)
  if (column === undefined) throw new Error(`The result has no column "${orderBy.column}"`)
  const order = `ORDER BY ${column.value} ${orderBy.direction === 'asc' ? 'ASC' : 'DESC'} NULLS LAST, ${rowNumber}`
  return `${result} WHERE ${rowNumber} IN (SELECT ${rowNumber} FROM ${result} ${order} ${rows}) ${order}`
}
