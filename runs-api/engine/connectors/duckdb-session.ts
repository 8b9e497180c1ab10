import { mkdir } from 'node:fs/promises'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { sqlLiteral } from './sql-text.ts'

const threads = 2
/** How much of the disk a query may take for what does not fit in memory, as a multiple of its memory. */
const spillFactor = 4
const interruptEveryMs = 50

export type DuckDbSession = { connection: DuckDBConnection; close: () => void }
export type SessionPlace = { scratchDir: string; memoryMb: number }

/**
 * A DuckDB of its own for one query: nothing that SQL could change outlives it, and no extension can come in.
 * Times are those of UTC, so that a report says the same on every machine.
 */
export async function openSession({ scratchDir, memoryMb }: SessionPlace): Promise<DuckDbSession> {
  await mkdir(scratchDir, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMb}MB`,
    temp_directory: scratchDir,
    max_temp_directory_size: `${memoryMb * spillFactor}MB`,
    home_directory: scratchDir,
    extension_directory: scratchDir,
    errors_as_json: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
    enable_external_file_cache: 'false',
  })
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/**
 * Closes the doors before any untrusted SQL is even parsed: no file but the given ones, no network, no extension, no
 * setting. The order matters: allowed paths cannot be named once access is off, and nothing can be set once locked.
 * DuckDB itself adds the files of attached databases and the scratch directory to the allowed ones.
 */
export async function lockSession(connection: DuckDBConnection, allowedPaths: readonly string[]): Promise<void> {
  await connection.run(`SET allowed_paths = [${allowedPaths.map(sqlLiteral).join(', ')}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}

/** Interrupts whatever the connection does from the moment the signal says so, until the returned function is called. */
export function interruptOn(signal: AbortSignal, connection: DuckDBConnection): () => void {
  let timer: NodeJS.Timeout | undefined
  // Again and again: an interrupt that falls between two statements is forgotten by the next one.
  const interrupt = () => {
    connection.interrupt()
    timer ??= setInterval(() => connection.interrupt(), interruptEveryMs)
  }
  if (signal.aborted) interrupt()
  signal.addEventListener('abort', interrupt)
  return () => {
    clearInterval(timer)
    signal.removeEventListener('abort', interrupt)
  }
}
