import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBDataChunk, VARCHAR, type DuckDBAppender } from '@duckdb/node-api'
import type { DuckDbSession } from './duckdb-session.ts'
import { sqlLiteral } from './sql-text.ts'
import { copyTo } from './write-parquet.ts'

const chunkRows = 2_048
const partRows = 100_000
const partCharacters = 32_000_000

/** Rows of text that arrive from elsewhere, kept on disk in parts so that memory stays the same however many come. */
export type StagedRows = {
  add: (rows: readonly (readonly (string | null)[])[]) => Promise<void>
  /** Size on disk so far. */
  bytes: () => number
  /** Characters of an average row so far, at least 1. */
  charactersPerRow: () => number
  /** What to read after FROM, in the order of arrival, with columns c0, c1, …; call it once, at the end. */
  source: () => Promise<string>
}

export async function stageRows(
  { connection }: DuckDbSession,
  { columnCount, scratchDir }: { columnCount: number; scratchDir: string },
): Promise<StagedRows> {
  const columns = Array.from({ length: columnCount }, (_, index) => `c${index} VARCHAR`).join(', ')
  // A table made anew gives its memory back; one that is truncated keeps it.
  const empty = `CREATE OR REPLACE TABLE staged (${columns})`
  await connection.run(empty)
  const types = Array.from({ length: columnCount }, () => VARCHAR)
  const parts: string[] = []
  const size = { rows: 0, characters: 0, partBytes: 0 }
  const total = { rows: 0, characters: 0 }

  const flush = async () => {
    const path = join(scratchDir, `part-${parts.length}.parquet`)
    await copyTo(connection, { select: 'SELECT * FROM staged', path })
    await connection.run(empty)
    parts.push(path)
    size.partBytes += (await stat(path)).size
    Object.assign(size, { rows: 0, characters: 0 })
  }

  return {
    add: async (rows) => {
      const appender = await connection.createAppender('staged')
      for (let start = 0; start < rows.length; start += chunkRows) {
        appendChunk(appender, types, rows.slice(start, start + chunkRows))
      }
      appender.closeSync()
      size.rows += rows.length
      const characters = charactersOf(rows)
      size.characters += characters
      total.rows += rows.length
      total.characters += characters
      if (size.rows >= partRows || size.characters >= partCharacters) await flush()
    },
    bytes: () => size.partBytes,
    charactersPerRow: () => Math.max(1, total.characters / Math.max(1, total.rows)),
    source: async () => {
      if (parts.length === 0) return 'staged'
      if (size.rows > 0) await flush()
      return `read_parquet([${parts.map(sqlLiteral).join(', ')}])`
    },
  }
}

function charactersOf(rows: readonly (readonly (string | null)[])[]): number {
  let characters = 0
  for (const row of rows) for (const text of row) characters += text?.length ?? 0
  return characters
}

function appendChunk(appender: DuckDBAppender, types: (typeof VARCHAR)[], rows: (readonly (string | null)[])[]): void {
  const chunk = DuckDBDataChunk.create(types, rows.length)
  chunk.setColumns(types.map((_, column) => rows.map((row) => row[column] ?? null)))
  appender.appendDataChunk(chunk)
}
