import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool, types, type CustomTypesConfig } from 'pg'
import { AppError, messageOf } from '#/lib/errors.ts'
import { migrations } from '#/runs-api/store/migrations/all-migrations.ts'
import { keepPlans } from '#/runs-api/store/prepared.ts'
import type { Schema } from '#/runs-api/store/schema.ts'
import type { StoreWatch } from '#/runs-api/store/store-watch.ts'

export type Db = Kysely<Schema>
export type Store = {
  db: Db
  pool: Pool
  /** Connections of their own for what is read as fast as somebody far away takes it: whoever is slow holds up nobody else. */
  streamDb: Db
  /** Null where nobody watches: statements then wait for a store that says nothing. */
  watch: StoreWatch | null
  close: () => Promise<void>
}

/**
 * Times are read as UTC. A statement has one process of the server: what is asked here takes milliseconds, others are started in
 * no less, and the cores are for those who ask at the same time. Nor is a statement compiled, which takes longer than to follow it.
 */
export const sessionOptions = '-c TimeZone=UTC -c DateStyle=ISO -c max_parallel_workers_per_gather=0 -c jit=off'

/** How many readers `streamDb` serves at once. */
export const maxStreams = 6

/** int8 and numeric as numbers (ids and counts stay below 2^53), and `date` as its text: a day has no time zone. */
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.NUMERIC, Number],
  [types.builtins.DATE, String],
])

const parsing: CustomTypesConfig = {
  getTypeParser: (type, format) => parsers.get(type) ?? types.getTypeParser(type, format),
}

type StoreOptions = { maxConnections?: number; watch?: StoreWatch }

/**
 * A pool and a typed query builder on the store. Connects lazily; `close` ends both.
 * @param databaseUrl a Postgres address, 15 or newer; a unix socket as `?host=/path`
 */
export function openStore(databaseUrl: string, { maxConnections = 16, watch }: StoreOptions = {}): Store {
  const pool = openPool(databaseUrl, maxConnections, watch)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const streamPool = openPool(databaseUrl, maxStreams, watch)
  const streamDb = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: streamPool }) })
  const close = async (): Promise<void> => {
    await Promise.all([db.destroy(), streamDb.destroy()])
  }
  return { db, pool, streamDb, watch: watch ?? null, close }
}

function openPool(databaseUrl: string, maxConnections: number, watch: StoreWatch | undefined): Pool {
  const pool = new Pool({
    ...(watch && { stream: watch.openSocket }),
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    types: parsing,
    options: sessionOptions,
  })
  // A server that goes away ends idle connections too; whoever asks next gets a new one or the error.
  pool.on('error', () => undefined)
  // The same for one that is in use but not asking just then, of which the pool says nothing.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('connect', keepPlans)
  return pool
}

/**
 * Brings the store to the newest schema; Kysely holds an advisory lock, so any number of processes may start at once.
 * @throws AppError `unavailable` with the migration that failed and why
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first one'
  throw new AppError('unavailable', `The store could not be brought up to date (${failed}): ${messageOf(error)}`, {
    cause: error,
  })
}
