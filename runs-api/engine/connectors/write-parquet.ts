import { stat } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { QueryWork } from '#/runs-api/engine/executor/query-job.ts'
import type { ResultColumn } from '#/runs-api/engine/executor/query-outcome.ts'
import { duckDbFailure } from './duckdb-failure.ts'
import { interruptOn } from './duckdb-session.ts'
import { QueryFailure } from './query-failure.ts'
import type { CheckedSelect } from './single-select.ts'
import { distinctNames, sqlLiteral, sqlName } from './sql-text.ts'
import { storedType } from './stored-type.ts'

/** Small groups keep wide rows within the memory limit; narrow ones lose nothing by it. A multiple of DuckDB's 2,048. */
const rowGroupRows = 20_480
const chunkRows = 2_048
const rowGroupBytes = 32_000_000
const watchEveryMs = 50

export type WrittenResult = { rows: number; columns: ResultColumn[] }
/** `bytesPerRow`, where it is known, keeps the groups of very wide rows small. */
export type WriteContext = { work: QueryWork; stop: AbortSignal; bytesPerRow?: number }

/** Writes what a checked query gives, in its order, every column under a name and a type that Parquet can keep. */
export async function writeParquet(
  connection: DuckDBConnection,
  { source, columns: given }: CheckedSelect,
  context: WriteContext,
): Promise<WrittenResult> {
  const names = distinctNames(given.map((column) => column.name))
  const columns = given.map((column, index) => ({ name: names[index] ?? '', type: storedType(column.type) }))
  const projection = columns.map(({ name, type }, index) => {
    const value = type === given[index]?.type.toString() ? `c${index}` : `CAST(c${index} AS ${type})`
    return `${value} AS ${sqlName(name)}`
  })
  const aliases = columns.map((_, index) => `c${index}`).join(', ')
  const select = `SELECT ${projection.join(', ')} FROM ${source} AS result(${aliases})`
  return { rows: await writeSelect(connection, select, context), columns }
}

/**
 * Writes a SELECT of ours to the work's partial file; gives the number of rows.
 * Throws QueryFailure: `ResultTooLarge` as soon as rows or bytes pass their limit, else what the engine said.
 */
export async function writeSelect(
  connection: DuckDBConnection,
  select: string,
  { work, stop, bytesPerRow = 1 }: WriteContext,
): Promise<number> {
  const { maxRows, maxBytes } = work.limits
  const size = watchSize(work.partialPath, maxBytes)
  const release = interruptOn(AbortSignal.any([stop, size.signal]), connection)
  try {
    const copy = { select: `${select} LIMIT ${rowsToRead(work)}`, path: work.partialPath, bytesPerRow }
    await copyTo(connection, copy)
    const rows = await countRows(connection, work.partialPath)
    if (rows > maxRows) throw tooManyRows(maxRows)
    return rows
  } catch (thrown) {
    throw size.signal.aborted ? tooManyBytes(maxBytes) : duckDbFailure(thrown)
  } finally {
    release()
    size.end()
  }
}

/** One row over the limit tells that there are more. */
export function rowsToRead({ rowLimit, limits }: QueryWork): number {
  return Math.min(rowLimit ?? Infinity, limits.maxRows + 1)
}

/** Copies a SELECT of ours to a Parquet file. */
export async function copyTo(
  connection: DuckDBConnection,
  { select, path, bytesPerRow = 1 }: { select: string; path: string; bytesPerRow?: number },
): Promise<void> {
  const chunks = Math.floor(rowGroupBytes / bytesPerRow / chunkRows)
  const groupRows = Math.min(rowGroupRows, Math.max(1, chunks) * chunkRows)
  const options = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows}, USE_TMP_FILE false`
  await connection.run(`COPY (${select}) TO ${sqlLiteral(path)} (${options})`)
}

/** Asks the file, since a COPY of a PIVOT does not say how many rows it copied. */
async function countRows(connection: DuckDBConnection, path: string): Promise<number> {
  const read = await connection.runAndReadAll(`SELECT num_rows FROM parquet_file_metadata(${sqlLiteral(path)})`)
  return Number(read.getRows()[0]?.[0] ?? 0)
}

export function tooManyRows(maxRows: number): QueryFailure {
  const rows = maxRows.toLocaleString('en-US')
  return new QueryFailure('ResultTooLarge', `The result has more than ${rows} rows, which is the limit.`)
}

export function tooManyBytes(maxBytes: number): QueryFailure {
  const megabytes = (maxBytes / 1_048_576).toLocaleString('en-US', { maximumFractionDigits: 1 })
  return new QueryFailure('ResultTooLarge', `The result takes more than ${megabytes} MB, which is the limit.`)
}

/** A signal that fires when the growing file passes the limit. */
function watchSize(path: string, maxBytes: number): { signal: AbortSignal; end: () => void } {
  const exceeded = new AbortController()
  const look = async () => {
    const file = await stat(path).catch(() => null)
    if (file !== null && file.size > maxBytes) exceeded.abort()
  }
  const timer = setInterval(() => void look(), watchEveryMs)
  return { signal: exceeded.signal, end: () => clearInterval(timer) }
}
