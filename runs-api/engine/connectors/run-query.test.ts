import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { QueryOutcome } from '#/runs-api/engine/executor/query-outcome.ts'
import type { ResultRow } from '#/runs-api/engine/results/result-row.ts'
import { createResultStore } from '#/runs-api/engine/results/result-store.ts'
import { runQuery } from './run-query.ts'
import { jobOf, makeWarehouse, temporaryDirectory } from './test-source.ts'

const directory = await temporaryDirectory()
const dataSource = await makeWarehouse(directory)
const store = createResultStore(directory)

type Ran = { outcome: QueryOutcome; rows: ResultRow[]; files: string[] }

async function run(
  sql: string,
  options: { rowLimit?: number; maxRows?: number; maxBytes?: number } = {},
): Promise<Ran> {
  const job = await jobOf(directory, { dataSource, sql, ...options })
  const work = { ...job, partialPath: `${job.outputPath}.partial`, scratchDir: join(directory, 'scratch') }
  const outcome = await runQuery(work, new AbortController().signal)
  const rows = outcome.ok ? await store.readRows(job.outputPath, { limit: 1_000_000, offset: 0 }) : []
  const all = await readdir(dirname(job.outputPath))
  return { outcome, rows, files: all.filter((file) => job.outputPath.endsWith(file) || file.endsWith('.partial')) }
}

async function failure(sql: string) {
  const { outcome, files } = await run(sql)
  expect(files).toEqual([])
  if (outcome.ok) throw new Error(`"${sql}" did not fail`)
  return outcome
}

async function columnsOf(sql: string) {
  const { outcome } = await run(sql)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.columns
}

describe('the result of a query', () => {
  test('rows, columns and types are those of the query, in its order', async () => {
    const { outcome, rows } = await run('SELECT id, name, amount FROM orders ORDER BY id DESC')
    expect(outcome).toMatchObject({
      ok: true,
      rows: 1000,
      columns: [
        { name: 'id', type: 'BIGINT' },
        { name: 'name', type: 'VARCHAR' },
        { name: 'amount', type: 'DECIMAL(12,2)' },
      ],
    })
    expect(rows.map((row) => row['id'])).toEqual(Array.from({ length: 1000 }, (_, index) => 999 - index))
  })

  test('the order holds over many row groups', async () => {
    const { rows } = await run('SELECT i FROM range(100000) AS numbers(i) ORDER BY i % 7, i DESC')
    const wanted = Array.from({ length: 100_000 }, (_, index) => 99_999 - index).sort((a, b) => (a % 7) - (b % 7))
    expect(rows.map((row) => row['i'])).toEqual(wanted)
  })

  test('an empty result keeps its columns', async () => {
    const { outcome, rows } = await run('SELECT id, name FROM orders WHERE false')
    expect(outcome).toMatchObject({ ok: true, rows: 0, columns: [{ name: 'id' }, { name: 'name' }] })
    expect(rows).toEqual([])
  })

  test('columns of one name are told apart, in any case', async () => {
    const { rows } = await run('SELECT 1 AS a, 2 AS "A", 3 AS a, 4 AS "with ""quotes"""')
    expect(rows).toEqual([{ a: 1, A_1: 2, a_2: 3, 'with "quotes"': 4 }])
  })

  test.each([
    ['a sum of integers', 'sum(id)', 'DECIMAL(38,0)', 499_500],
    ['an integer that JavaScript cannot hold', '9007199254740993', 'BIGINT', '9007199254740993'],
    ['a huge integer', '123456789012345678901234567890::HUGEINT', 'DECIMAL(38,0)', '123456789012345678901234567890'],
    ['a decimal', '1.50::DECIMAL(10,2)', 'DECIMAL(10,2)', 1.5],
    ['a float', '0.1::FLOAT', 'FLOAT', 0.1],
    ['what is not a number', "'NaN'::DOUBLE", 'DOUBLE', null],
    ['a truth', 'true', 'BOOLEAN', true],
    ['nothing', 'NULL', 'INTEGER', null],
    ['a date', "DATE '2024-02-29'", 'DATE', '2024-02-29'],
    ['a wall clock', "TIMESTAMP '2024-01-02 03:04:05'", 'TIMESTAMP', '2024-01-02T03:04:05.000'],
    ['microseconds', "TIMESTAMP '2024-01-02 03:04:05.123456'", 'TIMESTAMP', '2024-01-02T03:04:05.123456'],
    ['a moment', "TIMESTAMPTZ '2024-01-02 03:04:05+02'", 'TIMESTAMP WITH TIME ZONE', '2024-01-02T01:04:05.000Z'],
    ['infinity', "'infinity'::TIMESTAMP", 'TIMESTAMP', 'infinity'],
    ['a negative interval', 'INTERVAL (-1) DAY', 'VARCHAR', '-1 day'],
    ['an enum', "'b'::ENUM ('a', 'b')", 'VARCHAR', 'b'],
    ['bytes', "'\\xDE\\xAD'::BLOB", 'BLOB', '3q0='],
    ['JSON', `'{"a":[1,null]}'::JSON`, 'JSON', { a: [1, null] }],
    ['a list', '[1, NULL, 3]', 'INTEGER[]', [1, null, 3]],
    ['a list of huge integers', '[1::HUGEINT]', 'DECIMAL(38,0)[]', [1]],
    ['a struct', `{'a': 1, 'b c': ['x"y']}`, 'STRUCT("a" INTEGER, "b c" VARCHAR[])', { a: 1, 'b c': ['x"y'] }],
    ['a map', "MAP {'k': 1.5, 'l': NULL}", 'MAP(VARCHAR, DECIMAL(2,1))', { k: 1.5, l: null }],
    ['a union', 'union_value(n := 1)', 'VARCHAR', '1'],
    ['a row without names', 'row(1, 2)', 'JSON', expect.anything()],
  ])('%s is kept', async (...[, expression, type, value]) => {
    const { outcome, rows } = await run(`SELECT ${expression} AS v FROM orders LIMIT 1`)
    expect(outcome).toMatchObject({ ok: true, columns: [{ name: 'v', type }] })
    expect(rows).toEqual([{ v: value }])
  })

  test.each([
    ['a trailing semicolon', 'SELECT 1 AS one;'],
    ['a comment at the end', 'SELECT 1 AS one; -- done'],
    ['WITH', 'WITH a AS (SELECT 1 AS one) SELECT * FROM a'],
    ['VALUES', 'SELECT * FROM (VALUES (1)) AS v(one)'],
    ['a query that starts with FROM', 'FROM (SELECT 1 AS one)'],
    ['parentheses', '(SELECT 1 AS one)'],
  ])('%s is fine', async (_, sql) => {
    expect((await run(sql)).rows).toEqual([{ one: 1 }])
  })

  test('a pivot over the values of a column works, with all its rows counted', async () => {
    const { outcome, rows } = await run('PIVOT (SELECT id % 2 AS odd, amount FROM orders) ON odd USING sum(amount);')
    expect(outcome).toMatchObject({ ok: true, rows: 1 })
    expect(rows).toEqual([{ 0: 311_875, 1: 312_500 }])
  })

  test('SHOW, DESCRIBE and SUMMARIZE read the catalogue', async () => {
    expect((await run('SHOW TABLES')).rows).toEqual([{ name: 'orders' }])
    expect((await run('DESCRIBE orders')).rows).toHaveLength(3)
    expect(await columnsOf('SUMMARIZE orders')).toHaveLength(12)
  })

  test('the clock of a report is UTC', async () => {
    expect((await run("SELECT current_setting('TimeZone') AS zone")).rows).toEqual([{ zone: 'UTC' }])
  })

  test("a report's own limit cuts the result, the system's refuses it", async () => {
    expect((await run('SELECT * FROM orders', { rowLimit: 10 })).rows).toHaveLength(10)
    const { outcome, files } = await run('SELECT * FROM orders', { maxRows: 999 })
    expect(outcome).toMatchObject({ ok: false, code: 'ResultTooLarge', retryable: false })
    expect(files).toEqual([])
    expect((await run('SELECT * FROM orders', { maxRows: 1000 })).outcome).toMatchObject({ ok: true, rows: 1000 })
  })

  test('a result that grows past its bytes is refused', async () => {
    const { outcome, files } = await run('SELECT md5(i::VARCHAR) FROM range(90000) AS numbers(i)', {
      maxBytes: 100_000,
    })
    expect(outcome).toMatchObject({ ok: false, code: 'ResultTooLarge' })
    expect(files).toEqual([])
  })
})

describe('a query that fails', () => {
  test.each([
    ['SELECT 1 +', 'SqlSyntaxError', 11],
    ['SEL 1', 'SqlSyntaxError', 1],
    ['SELECT * FROM nowhere', 'SqlUnknownTable', 15],
    ['SELECT * FROM nowhere.orders', 'SqlUnknownTable', 15],
    ['SELECT o.id FROM orders', 'SqlUnknownTable', 8],
    ['SELECT nothing FROM orders', 'SqlUnknownColumn', 8],
    ['SELECT orders.nothing FROM orders', 'SqlUnknownColumn', 8],
    ["SELECT '🦆é',\n  nothing\nFROM orders", 'SqlUnknownColumn', 16],
    ['SELECT nothing(1)', 'SqlUnknownFunction', 8],
    ['SELECT upper(1, 2, 3)', 'SqlUnknownFunction', 8],
  ])('%s says %s and where', async (sql, code, position) => {
    const outcome = await failure(sql)
    expect(outcome).toMatchObject({ code, position, retryable: false })
    expect(outcome.message).toMatch(new RegExp(`\nPosition: ${position}$`))
    expect(outcome.message).not.toMatch(/[{}]|LINE \d/)
  })

  test.each([
    ['SELECT name::INTEGER FROM orders', 'SqlError'],
    ['SELECT $1', 'SqlError'],
    ['', 'SqlSyntaxError'],
    ['-- nothing', 'SqlSyntaxError'],
    ['SELECT 1 \0', 'SqlSyntaxError'],
    ['SELECT 1; SELECT 2', 'NotAllowed'],
    ["SELECT 1) TO 'x.parquet'; SELECT (2", 'SqlSyntaxError'],
  ])('%j is %s', async (sql, code) => {
    expect(await failure(sql)).toMatchObject({ code, retryable: false })
  })

  test('a source that cannot be opened is worth another try', async () => {
    const missing = { ...dataSource, adapter: 'duckdb' as const, file: join(directory, 'none.duckdb') }
    const job = await jobOf(directory, { dataSource: missing, sql: 'SELECT 1' })
    const work = { ...job, partialPath: `${job.outputPath}.partial`, scratchDir: join(directory, 'scratch') }
    const outcome = await runQuery(work, new AbortController().signal)
    expect(outcome).toMatchObject({ ok: false, code: 'ResourceFailure', retryable: true })
    expect(outcome.ok ? '' : outcome.message).toContain('"warehouse" cannot be opened')
  })
})
