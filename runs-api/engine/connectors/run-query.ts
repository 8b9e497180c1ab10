import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { messageOf } from '#/lib/errors.ts'
import type { QueryWork } from '#/runs-api/engine/executor/query-job.ts'
import type { QueryOutcome } from '#/runs-api/engine/executor/query-outcome.ts'
import { attachFile } from './duckdb-file.ts'
import { lockSession, openSession, type DuckDbSession } from './duckdb-session.ts'
import { mountFolder } from './folder.ts'
import { outcomeOfFailure, QueryFailure } from './query-failure.ts'
import { checkSelect } from './single-select.ts'
import { tooManyBytes, writeParquet, type WriteContext, type WrittenResult } from './write-parquet.ts'

/**
 * Runs one query of untrusted SQL and puts its result in place: whole, or not at all. Never throws.
 * Meant for a process of its own, since the engine may crash, hang or take all memory.
 */
export async function runQuery(work: QueryWork, stop: AbortSignal): Promise<QueryOutcome> {
  try {
    if (work.sql.includes('\0')) throw new QueryFailure('SqlSyntaxError', 'The SQL holds a NUL character.')
    await mkdir(dirname(work.outputPath), { recursive: true })
    const { rows, columns } = await readSource(work, stop)
    const { size: bytes } = await stat(work.partialPath)
    if (bytes > work.limits.maxBytes) throw tooManyBytes(work.limits.maxBytes)
    stop.throwIfAborted()
    await publish(work.partialPath, work.outputPath)
    return { ok: true, rows, bytes, columns }
  } catch (thrown) {
    // Where it cannot be removed, the reason to tell is the one that was thrown.
    await rm(work.partialPath, { force: true }).catch(() => undefined)
    return outcomeOfFailure(stop.aborted ? new QueryFailure('Cancelled', 'The query was stopped.') : failureOf(thrown))
  }
}

function failureOf(thrown: unknown): QueryFailure {
  if (thrown instanceof QueryFailure) return thrown
  return new QueryFailure('ResourceFailure', `The result could not be kept: ${messageOf(thrown)}`, { retryable: true })
}

async function readSource(work: QueryWork, stop: AbortSignal): Promise<WrittenResult> {
  const session = await openSession({ scratchDir: work.scratchDir, memoryMb: work.limits.memoryMb })
  try {
    return await readWith(session, { work, stop })
  } finally {
    session.close()
  }
}

async function readWith(session: DuckDbSession, context: WriteContext): Promise<WrittenResult> {
  const { dataSource, sql } = context.work
  if (dataSource.adapter === 'postgres') {
    const { copyFromPostgres } = await import('./postgres.ts')
    return copyFromPostgres(session, dataSource, context)
  }
  if (dataSource.adapter === 'folder') {
    return selectInto(session, await mountFolder(session, dataSource, sql), context)
  }
  await attachFile(session, dataSource)
  return selectInto(session, [], context)
}

/** From here on the SQL is untrusted: first the doors, then the parser. */
async function selectInto(
  { connection }: DuckDbSession,
  readablePaths: readonly string[],
  context: WriteContext,
): Promise<WrittenResult> {
  await lockSession(connection, [...readablePaths, context.work.partialPath])
  const select = await checkSelect(connection, context.work.sql)
  return writeParquet(connection, select, context)
}

/** After this the file is there under its name whatever happens, power cuts included. */
async function publish(partialPath: string, outputPath: string): Promise<void> {
  // Windows syncs only what is open for writing.
  await syncFile(partialPath, 'r+')
  await rename(partialPath, outputPath)
  // Windows cannot open a directory; there the rename is as durable as it gets.
  if (process.platform !== 'win32') await syncFile(dirname(outputPath))
}

async function syncFile(path: string, flags: 'r' | 'r+' = 'r'): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
