import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DataSource } from '#/runs-api/engine/data-sources/data-source.ts'
import type { ResultRow } from '#/runs-api/engine/results/result-row.ts'
import { createResultStore } from '#/runs-api/engine/results/result-store.ts'
import { runQuery } from './run-query.ts'
import { jobOf, makePostgres, temporaryDirectory } from './test-source.ts'

const directory = await temporaryDirectory()
const { source, powerful, query } = await makePostgres()
const store = createResultStore(directory)

type Options = { dataSource?: DataSource; rowLimit?: number; maxRows?: number; timeoutMs?: number; stop?: AbortSignal }

async function run(sql: string, { stop = new AbortController().signal, dataSource = source, ...limits }: Options = {}) {
  const job = await jobOf(directory, { dataSource, sql, ...limits })
  const work = {
    ...job,
    partialPath: `${job.outputPath}.partial`,
    scratchDir: join(directory, 'scratch', job.outputPath.slice(-20, -8)),
  }
  return { outcome: await runQuery(work, stop), outputPath: job.outputPath }
}

async function rowsOf(sql: string, options: Options = {}): Promise<ResultRow[]> {
  const { outcome, outputPath } = await run(sql, options)
  if (!outcome.ok) throw new Error(outcome.message)
  return store.readRows(outputPath, { limit: 100_000, offset: 0 })
}

describe('a Postgres as a data source', () => {
  test('a result of many batches comes whole and in order', async () => {
    const rows = await rowsOf('SELECT id, name FROM orders ORDER BY id DESC')
    expect(rows.length).toBe(30_000)
    expect(rows.map((row) => row['id'])).toEqual(Array.from({ length: 30_000 }, (_, index) => 30_000 - index))
  })

  test('an empty result keeps its columns', async () => {
    const { outcome } = await run('SELECT id, name FROM orders WHERE false')
    expect(outcome).toMatchObject({
      ok: true,
      rows: 0,
      columns: [
        { name: 'id', type: 'INTEGER' },
        { name: 'name', type: 'VARCHAR' },
      ],
    })
  })

  test.each([
    ['9007199254740993::int8', 'BIGINT', '9007199254740993'],
    ['1.50::numeric(10,2)', 'DECIMAL(10,2)', 1.5],
    ['sum(id)', 'BIGINT', 450_015_000],
    ['avg(id)', 'DECIMAL(17,12)', 15_000.5],
    ['12345678901234567890::numeric', 'DECIMAL(20,0)', '12345678901234567890'],
    ["'NaN'::numeric", 'DOUBLE', null],
    ['1.5::float4', 'FLOAT', 1.5],
    ["'-Infinity'::float8", 'DOUBLE', null],
    ['true', 'BOOLEAN', true],
    ["date '2024-02-29'", 'DATE', '2024-02-29'],
    ["date '0044-03-15 BC'", 'DATE', '0044-03-15 (BC)'],
    ["timestamp '2024-01-01 10:00:00.123456'", 'TIMESTAMP', '2024-01-01T10:00:00.123456'],
    ["timestamptz '2024-01-01 10:00:00+02'", 'TIMESTAMPTZ', '2024-01-01T08:00:00.000Z'],
    ["time '10:00'", 'TIME', '10:00:00'],
    ["interval '-1 day 02:00'", 'VARCHAR', '-1 days +02:00:00'],
    [`'{"a":[1,null]}'::jsonb`, 'JSON', { a: [1, null] }],
    ["'\\xdead'::bytea", 'BLOB', '3q0='],
    ['array[1,NULL]', 'INTEGER[]', [1, null]],
    [`array['a,b', 'c"d', 'NULL']`, 'VARCHAR[]', ['a,b', 'c"d', 'NULL']],
    [
      'array[[1,2],[3,4]]',
      'JSON',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [`array['{"x":1}'::jsonb]`, 'JSON', [{ x: 1 }]],
    ["'10.0.0.1'::inet", 'VARCHAR', '10.0.0.1'],
    ["''::text", 'VARCHAR', ''],
    ['NULL', 'VARCHAR', null],
  ])('%s is kept as %s', async (expression, type, value) => {
    const rest = expression.includes('(id)') ? '' : 'LIMIT 1'
    const { outcome, outputPath } = await run(`SELECT ${expression} AS v FROM orders ${rest}`)
    expect(outcome).toMatchObject({ ok: true, columns: [{ name: 'v', type }] })
    expect(await store.readRows(outputPath, { limit: 1, offset: 0 })).toEqual([{ v: value }])
  })

  test('VALUES, TABLE, WITH, comments and a semicolon are fine', async () => {
    expect(await rowsOf('VALUES (1), (2)')).toHaveLength(2)
    expect(await rowsOf('TABLE orders', { rowLimit: 3 })).toHaveLength(3)
    expect(await rowsOf('/* a */ -- b\n(WITH x AS (SELECT 1 AS one) SELECT * FROM x);')).toEqual([{ one: 1 }])
  })

  test('the row limit of the system refuses, that of the report cuts', async () => {
    expect((await run('TABLE orders', { maxRows: 29_999 })).outcome).toMatchObject({ code: 'ResultTooLarge' })
    expect((await run('TABLE orders', { maxRows: 30_000 })).outcome).toMatchObject({ ok: true, rows: 30_000 })
  })

  test.each([
    ['SELECT * FROM nowhere', 'SqlUnknownTable', 15],
    ["SELECT '🦆é', nothing FROM orders", 'SqlUnknownColumn', 14],
    ['SELECT nothing(1)', 'SqlUnknownFunction', 8],
    ['SELECT 1 FRM orders', 'SqlSyntaxError', 14],
    ['SELEC 1', 'SqlSyntaxError', 1],
    ['SELECT 1/0', 'SqlError', null],
  ])('%s says %s and where', async (sql, code, position) => {
    expect((await run(sql)).outcome).toMatchObject({ ok: false, code, position, retryable: false })
  })

  test.each([
    'INSERT INTO orders VALUES (1)',
    '-- a\nDROP TABLE orders',
    'WITH gone AS (DELETE FROM orders RETURNING *) SELECT * FROM gone',
    'SELECT 1; DROP TABLE orders',
    'SELECT * FROM orders FOR UPDATE',
    "COPY orders TO PROGRAM 'id'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT * FROM pg_ls_dir('/')",
    "SELECT lo_import('/etc/passwd')",
    'SELECT lo_create(0)',
    'EXPLAIN ANALYZE SELECT 1',
    'DO $$ BEGIN PERFORM 1; END $$',
  ])('%s is not allowed', async (sql) => {
    await query('GRANT ALL ON orders TO PUBLIC')
    expect((await run(sql)).outcome).toMatchObject({ ok: false, code: 'NotAllowed', retryable: false })
    expect(await rowsOf('SELECT count(*) AS n FROM orders')).toEqual([{ n: 30_000 }])
  })

  test('SQL cannot make the transaction writable', async () => {
    const { outcome } = await run("SELECT set_config('transaction_read_only', 'off', false)")
    expect(outcome).toMatchObject({ ok: false, code: 'SqlError' })
  })

  test('SQL that lifts the time limit is ended all the same, on the server too', async () => {
    const stop = new AbortController()
    const sleeping = run("SELECT set_config('statement_timeout', '0', false), pg_sleep(600)", { stop: stop.signal })
    const others = `SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND usename = current_user`
    await expect.poll(() => rowsOf(others), { timeout: 10_000 }).toEqual([{ n: 1 }])
    stop.abort()
    expect((await sleeping).outcome).toMatchObject({ ok: false, code: 'Cancelled' })
    await expect.poll(() => rowsOf(others), { timeout: 10_000 }).toEqual([{ n: 0 }])
  })

  test('the time limit of the server ends a query as Timeout', async () => {
    expect((await run('SELECT pg_sleep(60)', { timeoutMs: 300 })).outcome).toMatchObject({ ok: false, code: 'Timeout' })
  })

  test('a role that reaches the files of the server is refused in a sentence', async () => {
    const { outcome } = await run('SELECT 1', { dataSource: powerful })
    expect(outcome).toMatchObject({ ok: false, code: 'NotAllowed', retryable: false })
    expect(outcome.ok ? '' : outcome.message).toContain('Give it a role that is not a superuser and only reads.')
  })

  test('a server that is not there is worth another try, a wrong database is not', async () => {
    const nowhere: DataSource = { name: 'shop', adapter: 'postgres', url: 'postgresql://x@127.0.0.1:1/x' }
    expect((await run('SELECT 1', { dataSource: nowhere })).outcome).toMatchObject({
      code: 'ResourceFailure',
      retryable: true,
    })
    if (source.adapter !== 'postgres') throw new Error('not a Postgres')
    const wrong: DataSource = { ...source, url: source.url.replace(/(@[^/]*)\/[^?]*/, '$1/nothing_here') }
    expect((await run('SELECT 1', { dataSource: wrong })).outcome).toMatchObject({
      code: 'ResourceFailure',
      retryable: false,
    })
  })
})
