import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestExecutor } from './test-executor.ts'

const { executor, directory, dataSource, job, run } = await openTestExecutor(2)
const warehouse = dataSource.adapter === 'duckdb' ? dataSource.file : ''

let visits = 0
const server = createServer((_, response) => {
  visits += 1
  response.end('a\n1\n')
})
let address = ''
let otherResult = ''
let before: { files: string[]; warehouse: Buffer }

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`
  const other = await job("SELECT 'of another tenant' AS secret_words")
  await executor.execute(other)
  otherResult = other.outputPath
  before = { files: await filesNow(), warehouse: await readFile(warehouse) }
})
afterAll(() => server.close())

async function filesNow(): Promise<string[]> {
  return (await readdir(directory, { recursive: true })).filter((file) => !file.startsWith('scratch')).toSorted()
}

/** The executor answers, and the warehouse is what it was. */
afterEach(async () => {
  const given = await job('SELECT count(*) AS n FROM orders')
  expect(await executor.execute({ ...given, outputPath: join(directory, 'after.parquet') })).toMatchObject({
    ok: true,
    rows: 1,
  })
})

describe('report SQL cannot write', () => {
  test.each([
    "INSERT INTO orders VALUES (1, 'a', 1)",
    'UPDATE orders SET id = 1',
    'DELETE FROM orders',
    'DROP TABLE orders',
    'CREATE TABLE mine AS SELECT 1',
    'CREATE TABLE memory.mine AS SELECT 1',
    'ALTER TABLE orders RENAME TO mine',
    'TRUNCATE orders',
    "COPY orders TO 'DIR/stolen.csv'",
    "COPY (SELECT 1) TO 'DIR/stolen.parquet'",
    "EXPORT DATABASE 'DIR/stolen'",
    "ATTACH 'DIR/stolen.duckdb' AS stolen",
    "SELECT * FROM query('COPY orders TO ''DIR/stolen.csv''')",
    "SELECT * FROM enable_logging(storage := 'file', storage_path := 'DIR/stolen')",
    "CALL enable_logging(storage = 'file', storage_path = 'DIR/stolen')",
    'CHECKPOINT',
    'BEGIN',
    'VACUUM',
  ])('%s', async (sql) => {
    const outcome = await run(sql.replaceAll('DIR', directory))
    expect(outcome).toMatchObject({ ok: false, retryable: false })
    expect((await filesNow()).filter((file) => file !== 'after.parquet')).toEqual(before.files)
    expect(await readFile(warehouse)).toEqual(before.warehouse)
  })
})

test('SQL that makes the engine crash ends alone', async () => {
  // DuckDB 1.5.6 terminates the process when a locked instance is told to log to files.
  const crash = `SELECT * FROM enable_logging(storage := 'file', storage_path := '${directory}/stolen')`
  const outcomes = await Promise.all([run(crash), run('SELECT 1'), run(crash), run('SELECT 2')])
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, true, false, true])
})

describe('report SQL cannot read files', () => {
  test.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_json('/etc/passwd')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM '/etc/hosts.csv'",
    "SELECT * FROM read_text('/proc/self/environ')",
    "SELECT * FROM read_csv('/dev/stdin')",
    "SELECT * FROM read_parquet('OTHER')",
    "SELECT * FROM 'OTHER'",
    "SELECT * FROM parquet_metadata('OTHER')",
    "SELECT * FROM read_blob('OTHER')",
    "SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
    "PRAGMA import_database('/etc')",
    "IMPORT DATABASE '/etc'",
  ])('%s', async (sql) => {
    expect(await run(sql.replaceAll('OTHER', otherResult))).toMatchObject({
      ok: false,
      code: 'NotAllowed',
      retryable: false,
    })
  })

  test('the process has no secret to give away', async () => {
    expect(await run("SELECT getenv('HOME')")).toMatchObject({ ok: false, code: 'SqlUnknownFunction' })
    expect(await run('SELECT * FROM duckdb_secrets()')).toMatchObject({ ok: true, rows: 0 })
  })
})

describe('report SQL cannot reach the network', () => {
  test.each([
    "SELECT * FROM read_csv('http://HOST/a.csv')",
    "SELECT * FROM 'http://HOST/a.parquet'",
    "SELECT * FROM read_parquet('s3://HOST/a.parquet')",
    "SELECT * FROM read_text('https://HOST/a')",
    "ATTACH 'http://HOST/a.duckdb'",
    "ATTACH 'host=HOST' AS pg (TYPE postgres)",
  ])('%s', async (sql) => {
    expect(await run(sql.replaceAll('HOST', address))).toMatchObject({ ok: false, code: 'NotAllowed' })
    expect(visits).toBe(0)
  })
})

describe('report SQL cannot load extensions or change settings', () => {
  test.each([
    ['INSTALL httpfs', 'NotAllowed'],
    ['LOAD httpfs', 'NotAllowed'],
    ["LOAD '/tmp/mine.duckdb_extension'", 'NotAllowed'],
    ["SELECT * FROM iceberg_scan('/tmp/x')", 'SqlUnknownFunction'],
    ["SET memory_limit = '100GB'", 'NotAllowed'],
    ['SET enable_external_access = true', 'NotAllowed'],
    ['RESET lock_configuration', 'NotAllowed'],
    ['PRAGMA threads = 64', 'NotAllowed'],
    ['PRAGMA version', 'NotAllowed'],
    ['CALL pragma_version()', 'NotAllowed'],
    ['USE memory', 'NotAllowed'],
    ['DETACH warehouse', 'NotAllowed'],
    ['PREPARE p AS SELECT 1', 'NotAllowed'],
  ])('%s is %s', async (sql, code) => {
    expect(await run(sql)).toMatchObject({ ok: false, code, retryable: false })
  })
})

describe('report SQL cannot exceed its limits', () => {
  test.each([
    ['its time', 'SELECT count(*) FROM range(1000000000000) AS a, range(1000000) AS b', { timeoutMs: 500 }, 'Timeout'],
    [
      'its time in a recursion',
      'WITH RECURSIVE t AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM t) SELECT max(x) FROM t',
      { timeoutMs: 500 },
      'Timeout',
    ],
    ['its memory in one value', "SELECT repeat('x', 4000000000)", {}, 'ResourceFailure'],
    ['its memory in a list', 'SELECT list(i) FROM range(1000000000) AS n(i)', {}, 'ResourceFailure'],
    ['its memory in a text', "SELECT string_agg(i::VARCHAR, '') FROM range(1000000000) AS n(i)", {}, 'ResourceFailure'],
    ['its rows', 'SELECT * FROM range(1000000000)', {}, 'ResultTooLarge'],
    ['its bytes', 'SELECT md5(i::VARCHAR) FROM range(50000) AS n(i)', { maxBytes: 100_000 }, 'ResultTooLarge'],
  ])('%s', async (...[, sql, limits, code]) => {
    expect(await run(sql, { memoryMb: 128, ...limits })).toMatchObject({ ok: false, code, retryable: false })
  })
})
