import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '#/lib/errors.ts'
import type { DataSourceOf } from '#/runs-api/engine/data-sources/data-source.ts'
import { duckDbFailure } from './duckdb-failure.ts'
import type { DuckDbSession } from './duckdb-session.ts'
import { QueryFailure } from './query-failure.ts'
import { sqlLiteral, sqlName } from './sql-text.ts'

/** How a file is read, by the end of its name. */
const readers = [
  { ending: /\.(csv|tsv)(\.gz)?$/i, reader: 'read_csv' },
  { ending: /\.(json|jsonl|ndjson)(\.gz)?$/i, reader: 'read_json' },
  { ending: /\.parquet$/i, reader: 'read_parquet' },
]

export type FolderTable = { table: string; file: string; reader: string }

/**
 * Makes a view of every file of the folder that the SQL mentions (of all when it mentions none, as SHOW TABLES does), so that
 * a broken file fails the reports that read it and no other. Gives the paths that must stay readable.
 */
export async function mountFolder(
  { connection }: DuckDbSession,
  source: DataSourceOf<'folder'>,
  sql: string,
): Promise<string[]> {
  const tables = await listTables(source)
  const text = sql.toLowerCase()
  const mentioned = tables.filter(({ table }) => text.includes(table))
  const wanted = mentioned.length > 0 ? mentioned : tables
  for (const { table, file, reader } of wanted) {
    try {
      await connection.run(`CREATE VIEW ${sqlName(table)} AS SELECT * FROM ${reader}(${sqlLiteral(file)})`)
    } catch (thrown) {
      if (mentioned.length > 0) throw unreadable(table, source.name, duckDbFailure(thrown).message)
    }
  }
  return wanted.map(({ file }) => file)
}

/**
 * The tables of a folder: one a file, named after it in lower case with `_` for what is not a letter or a digit.
 * Throws QueryFailure when the folder cannot be read or two files would get one name.
 */
export async function listTables(source: DataSourceOf<'folder'>): Promise<FolderTable[]> {
  const files = await readdir(source.folder).catch((thrown: unknown) => {
    const words = `The data source "${source.name}" cannot be opened: ${messageOf(thrown)}`
    throw new QueryFailure('ResourceFailure', words, { retryable: true })
  })
  const tables = new Map<string, FolderTable & { name: string }>()
  for (const name of files.filter((file) => !file.startsWith('.')).sort()) {
    const kind = readers.find(({ ending }) => ending.test(name))
    if (kind === undefined) continue
    const table = tableName(name.replace(kind.ending, ''))
    const other = tables.get(table)
    if (other !== undefined) {
      const words = `The data source "${source.name}" has two files for the table "${table}": ${other.name} and ${name}.`
      throw new QueryFailure('ResourceFailure', `${words} Rename one.`)
    }
    tables.set(table, { table, name, file: join(source.folder, name), reader: kind.reader })
  }
  return [...tables.values()].map(({ table, file, reader }) => ({ table, file, reader }))
}

function tableName(stem: string): string {
  const name = stem.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_')
  return /^\p{N}/u.test(name) ? `_${name}` : name
}

function unreadable(table: string, source: string, reason: string): QueryFailure {
  return new QueryFailure('ResourceFailure', `The table "${table}" of "${source}" cannot be read: ${reason}`)
}
