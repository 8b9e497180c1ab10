import { Client } from 'pg'
import { AppError, messageOf } from '#/lib/errors.ts'
import { withoutSecrets } from './database-url.ts'

const oldestVersion = 15

/** Makes a database unless it is there. The name is one of ours, never a person's input. */
export async function createDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/**
 * Sees that the server of DATABASE_URL answers and is new enough.
 * @throws {AppError} unavailable, with a sentence that holds no password
 */
export async function requireDatabase(url: string): Promise<void> {
  const version = await readServerVersion(url)
  if (version >= oldestVersion) return
  throw new AppError(
    'unavailable',
    `The server of DATABASE_URL (${withoutSecrets(url)}) is Postgres ${version}, and Runboard needs ${oldestVersion} or newer: upgrade it, or unset DATABASE_URL to use the embedded Postgres.`,
  )
}

async function readServerVersion(url: string): Promise<number> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    await client.connect()
    try {
      const answer = await client.query<{ version: number }>(
        `select current_setting('server_version_num')::int / 10000 as version`,
      )
      return answer.rows[0]?.version ?? 0
    } finally {
      await client.end()
    }
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `The database of DATABASE_URL (${withoutSecrets(url)}) does not answer (${reasonOf(cause)}): start it or correct DATABASE_URL, or unset it to use the embedded Postgres.`,
      { cause },
    )
  }
}

/** A host with several addresses fails with one error for each. */
function reasonOf(cause: unknown): string {
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  return messageOf(first)
}

/**
 * Asks the server to write out what it holds, so that stopping it a few seconds later is quick. It may be gone already;
 * nothing depends on it.
 */
export async function writeOut(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => client.end().catch(() => {}))
  await client
    .connect()
    .then(() => client.query('checkpoint'))
    .catch(() => {})
  await client.end().catch(() => {})
}
