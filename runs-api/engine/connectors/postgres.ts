import type { Client } from 'pg'
import type { DuckDbSession } from './duckdb-session.ts'
import { incomingColumn, settleColumns, type IncomingColumn } from './postgres-columns.ts'
import { postgresFailure } from './postgres-failure.ts'
import { cutOff, openReadOnly, type PostgresSource } from './postgres-session.ts'
import { QueryFailure } from './query-failure.ts'
import { stageRows, type StagedRows } from './staged-rows.ts'
import {
  rowsToRead,
  tooManyBytes,
  tooManyRows,
  writeSelect,
  type WriteContext,
  type WrittenResult,
} from './write-parquet.ts'

const declare = 'DECLARE report_rows NO SCROLL CURSOR FOR\n'
const firstBatchRows = 100
const maxBatchRows = 10_000
const batchCharacters = 4_000_000
/** Staged text may be larger than the typed result it becomes, hardly ever this much. */
const stagedBytesFactor = 4
/** The first word of the statements that do something else than read; of what is none, the server says what is wrong. */
const otherWord =
  /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(abort|alter|analy[sz]e|begin|call|checkpoint|close|cluster|comment|commit|copy|create|deallocate|declare|delete|discard|do|drop|end|execute|explain|fetch|grant|import|insert|listen|load|lock|merge|move|notify|prepare|reassign|refresh|reindex|release|reset|revoke|rollback|savepoint|security|set|show|start|truncate|unlisten|update|vacuum)\b/i
/** Every value as the server wrote it. */
const rawText = { getTypeParser: () => (value: unknown) => value }

/**
 * Reads a query of a Postgres source through a cursor, a batch at a time, and writes it as Parquet.
 * Throws QueryFailure.
 */
export async function copyFromPostgres(
  session: DuckDbSession,
  source: PostgresSource,
  context: WriteContext,
): Promise<WrittenResult> {
  const { work, stop } = context
  const other = otherWord.exec(work.sql)?.[1]
  if (other !== undefined) {
    throw new QueryFailure(
      'NotAllowed',
      `A report may only read: one SELECT is allowed, this is ${other.toUpperCase()}.`,
    )
  }
  const { client, backendPid } = await openReadOnly(source, work.limits)
  const cut = () => void cutOff(client, source, backendPid)
  stop.addEventListener('abort', cut)
  try {
    stop.throwIfAborted()
    await declareCursor(client, work.sql)
    const { staged, settle } = await fetchAll(client, session, context)
    const { columns, projection } = settle()
    const select = `SELECT ${projection} FROM ${await staged.source()}`
    const bytesPerRow = staged.charactersPerRow()
    const rows = await writeSelect(session.connection, select, { ...context, bytesPerRow })
    return { rows, columns }
  } finally {
    stop.removeEventListener('abort', cut)
    await client.end().catch(() => undefined)
  }
}

/** The extended protocol takes one statement only, and a cursor only what reads. */
async function declareCursor(client: Client, sql: string): Promise<void> {
  const statement = { text: `${declare}${sql}`, queryMode: 'extended' }
  try {
    await client.query(statement)
  } catch (thrown) {
    throw postgresFailure(thrown, declare.length)
  }
}

async function fetchAll(client: Client, session: DuckDbSession, { work }: WriteContext) {
  const { maxRows, maxBytes } = work.limits
  const first = await fetchRows(client, Math.min(firstBatchRows, rowsToRead(work)))
  if (first.fields.length === 0) throw new QueryFailure('SqlError', 'The query gives no columns.')
  const incoming = first.fields.map(incomingColumn)
  const staged = await stageRows(session, { columnCount: incoming.length, scratchDir: work.scratchDir })

  let batch = first
  for (let wanted = firstBatchRows, total = 0; ;) {
    total += batch.rows.length
    if (total > maxRows) throw tooManyRows(maxRows)
    await stageBatch(staged, incoming, batch.rows)
    if (staged.bytes() > maxBytes * stagedBytesFactor) throw tooManyBytes(maxBytes)
    const left = rowsToRead(work) - total
    if (batch.rows.length < wanted || left <= 0) break
    wanted = Math.min(nextBatchRows(staged), left)
    batch = await fetchRows(client, wanted)
  }
  return { staged, settle: () => settleColumns(first.fields, incoming) }
}

async function fetchRows(client: Client, count: number) {
  try {
    const text = `FETCH FORWARD ${count} FROM report_rows`
    return await client.query<(string | null)[]>({ text, rowMode: 'array', types: rawText })
  } catch (thrown) {
    throw postgresFailure(thrown)
  }
}

async function stageBatch(
  staged: StagedRows,
  incoming: readonly IncomingColumn[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const take = (text: string | null, index: number) => (text === null ? null : (incoming[index]?.take(text) ?? text))
  await staged.add(rows.map((row) => row.map(take)))
}

/** Wide rows come in small batches, so that a batch takes about the same memory always. */
function nextBatchRows(staged: StagedRows): number {
  return Math.max(1, Math.min(maxBatchRows, Math.floor(batchCharacters / staged.charactersPerRow())))
}
