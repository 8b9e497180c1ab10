import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '#/lib/errors.ts'
import { interruptOn } from '#/runs-api/engine/connectors/duckdb-session.ts'
import { jsonRow } from './json-stream.ts'
import { jsonText } from './json-text.ts'
import { columnsOf, isOutOfMemory, resultOf, rowNumber, type ReadColumn } from './result-reader.ts'
import { parseRow, type ResultRow } from './result-row.ts'

const maxRows = 100

/** Rows as a multiset; the rows themselves are the first 100 of each side, as they were kept. */
export type RowsCompared = {
  onlyInBase: number
  onlyInOther: number
  inBoth: number
  rowsOnlyInBase: ResultRow[]
  rowsOnlyInOther: ResultRow[]
}

type Side = { path: string; columns: ReadColumn[]; keys: string }

/** A row as 128 bits of what it says: rows of the same values are the same, whatever the width of their numbers. */
function keyOf(columns: readonly ReadColumn[]): string {
  const texts = columns.map(({ value, type }) => {
    const other = `CASE WHEN ${value} IS NULL THEN 'null' ELSE CAST(${value} AS VARCHAR) END`
    return `COALESCE(${jsonText(value, type)}, ${other})`
  })
  return `md5_number(concat_ws(',', ${texts.join(', ')}))`
}

/** Keeps the key of every row, so that the rows are read once however wide they are. */
async function keepKeys(connection: DuckDBConnection, { path, columns, keys }: Side, order: string[]): Promise<void> {
  const ordered = order.flatMap((name) => columns.filter((column) => column.name === name))
  await connection.run(`CREATE TEMP TABLE ${keys} AS
    SELECT ${rowNumber}, ${keyOf(ordered)} AS key FROM ${resultOf(path, columns)}`)
}

async function countRows(connection: DuckDBConnection): Promise<number[]> {
  const reader = await connection.runAndReadAll(`
    WITH base AS (SELECT key, count(*) AS rows FROM base_keys GROUP BY key),
      other AS (SELECT key, count(*) AS rows FROM other_keys GROUP BY key),
      counted AS (SELECT COALESCE(base.rows, 0) AS here, COALESCE(other.rows, 0) AS there FROM base FULL JOIN other USING (key))
    SELECT COALESCE(sum(greatest(here - there, 0)), 0)::DOUBLE, COALESCE(sum(greatest(there - here, 0)), 0)::DOUBLE,
      COALESCE(sum(least(here, there)), 0)::DOUBLE FROM counted`)
  return (reader.getRows()[0] ?? []).map(Number)
}

/** The first rows of a side that the other has not, or not as often. */
async function rowsOnlyIn(connection: DuckDBConnection, side: Side, other: Side): Promise<ResultRow[]> {
  const { path, columns, keys } = side
  const reader = await connection.runAndReadAll(`
    WITH mine AS (SELECT ${rowNumber}, key, row_number() OVER (PARTITION BY key ORDER BY ${rowNumber}) AS nth FROM ${keys}),
      theirs AS (SELECT key, count(*) AS rows FROM ${other.keys} GROUP BY key),
      first AS (SELECT ${rowNumber} FROM mine LEFT JOIN theirs USING (key) WHERE nth > COALESCE(rows, 0)
        ORDER BY ${rowNumber} LIMIT ${maxRows})
    SELECT ${jsonRow(columns)} FROM ${resultOf(path, columns)}
    WHERE ${rowNumber} IN (SELECT ${rowNumber} FROM first) ORDER BY ${rowNumber}`)
  return reader.getRows().map(([line]) => parseRow(String(line)))
}

async function compareKeys(connection: DuckDBConnection, base: string, other: string): Promise<RowsCompared> {
  const here = { path: base, columns: await columnsOf(connection, base), keys: 'base_keys' }
  const there = { path: other, columns: await columnsOf(connection, other), keys: 'other_keys' }
  const order = here.columns.map(({ name }) => name)
  await keepKeys(connection, here, order)
  await keepKeys(connection, there, order)
  const [onlyInBase = 0, onlyInOther = 0, inBoth = 0] = await countRows(connection)
  return {
    onlyInBase,
    onlyInOther,
    inBoth,
    rowsOnlyInBase: onlyInBase === 0 ? [] : await rowsOnlyIn(connection, here, there),
    rowsOnlyInOther: onlyInOther === 0 ? [] : await rowsOnlyIn(connection, there, here),
  }
}

/**
 * Compares two results whose columns have the same names, in whatever order (EXCEPT ALL, both ways).
 * @throws AppError `unavailable` with a sentence when the memory for it is not there, or the signal ends it
 */
export async function compareRows(
  connection: DuckDBConnection,
  { base, other, signal }: { base: string; other: string; signal: AbortSignal },
): Promise<RowsCompared> {
  const release = interruptOn(signal, connection)
  try {
    return await compareKeys(connection, base, other)
  } catch (cause) {
    if (signal.aborted) throw new AppError('unavailable', 'Comparing the rows would take too long.', { cause })
    if (!isOutOfMemory(cause)) throw cause
    throw new AppError('unavailable', 'There is not enough memory to compare the rows just now.', { cause })
  } finally {
    release()
  }
}
