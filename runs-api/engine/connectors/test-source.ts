import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import type { DataSource } from '#/runs-api/engine/data-sources/data-source.ts'
import type { QueryJob, QueryLimits } from '#/runs-api/engine/executor/query-job.ts'

const limits: QueryLimits = { timeoutMs: 20_000, memoryMb: 256, maxRows: 100_000, maxBytes: 50_000_000 }

/** A directory that goes when the test file is through. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'runboard-engine-'))
  afterAll(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** Runs SQL of the test itself, in a DuckDB without any lock. */
export async function runDuckDb(path: string, ...statements: string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

/** A database file with a thousand orders. */
export async function makeWarehouse(directory: string): Promise<DataSource> {
  const file = join(directory, 'warehouse.duckdb')
  await runDuckDb(
    file,
    `CREATE TABLE orders AS
     SELECT i AS id, 'order ' || i AS name, (i * 1.25)::DECIMAL(12,2) AS amount FROM range(1000) AS numbers(i)`,
  )
  return { name: 'warehouse', adapter: 'duckdb', file }
}

/** A job with limits that hold a test, and a result of its own in the directory. */
export async function jobOf(
  directory: string,
  { dataSource, sql, ...rest }: { dataSource: DataSource; sql: string; rowLimit?: number } & Partial<QueryLimits>,
): Promise<QueryJob> {
  const { rowLimit, ...given } = rest
  await mkdir(join(directory, 'results'), { recursive: true })
  const outputPath = join(directory, 'results', `${randomUUID()}.parquet`)
  return { dataSource, sql, outputPath, rowLimit, limits: { ...limits, ...given } }
}

export type TestPostgres = { source: DataSource; powerful: DataSource; query: (sql: string) => Promise<void> }

/** A Postgres database with a table of orders, and a role that may only read it. */
export async function makePostgres(): Promise<TestPostgres> {
  const server = inject('databaseUrl')
  const name = `source_${randomUUID().slice(0, 8)}`
  const admin = new Client({ connectionString: server })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'reader'`)
  const url = server.replace(/(@[^/]*)\/[^?]*/, `$1/${name}`)
  const owner = new Client({ connectionString: url })
  await owner.connect()
  await owner.query(`CREATE TABLE orders AS SELECT i AS id, 'order ' || i AS name FROM generate_series(1, 30000) AS i`)
  await owner.query(`GRANT SELECT ON orders TO ${name}`)
  afterAll(async () => {
    await owner.end()
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.query(`DROP ROLE ${name}`)
    await admin.end()
  })
  return {
    source: { name: 'shop', adapter: 'postgres', url: url.replace(/\/\/[^@]*@/, `//${name}:reader@`) },
    powerful: { name: 'shop', adapter: 'postgres', url },
    query: async (sql) => void (await owner.query(sql)),
  }
}
