import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportRun } from '#/lib/contract/report-run.ts'
import { RunComparison } from '#/lib/contract/run-comparison.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { completePurge } from '#/runs-api/store/runs/purge-runs.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem

beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())

const self = (run: ReportRun) => run._links['self']?.href ?? ''
const ask = (base: ReportRun, query: string) =>
  it.call(`GET ${self(base)}/comparison${query}`, { as: it.acme.viewer.credential })

async function compare(base: ReportRun, other: ReportRun): Promise<RunComparison> {
  const { status, text, body } = await ask(base, `?with=${other.report_token}/${other.token}`)
  expect([status, text]).toEqual([200, text])
  return RunComparison.parse(body)
}

async function runOf(queries: Record<string, string>, parameters = {}): Promise<ReportRun> {
  const report: TestReport = await it.report(queries)
  return it.run(report, parameters)
}

const rowsOf = async (base: string, other: string) => {
  const found = await compare(await runOf({ One: base }), await runOf({ One: other }))
  return found.queries[0]?.rows
}

describe('two runs side by side', () => {
  test('tell the rows that only one of them has, each as often as it is there', async () => {
    const base = `select unnest([1, 1, 2, null]) as n`
    const other = `select unnest([1::bigint, 2, 2, 3]) as n`
    expect(await rowsOf(base, other)).toEqual({
      is_compared: true,
      only_in_base: 2,
      only_in_other: 2,
      in_both: 2,
      rows_only_in_base: [{ n: 1 }, { n: null }],
      rows_only_in_other: [{ n: 2 }, { n: 3 }],
    })
  })

  test('give the first hundred rows of each, and count all', async () => {
    const rows = await rowsOf('select range as n from range(5000)', 'select range + 4000 as n from range(5000)')
    expect(rows).toMatchObject({ only_in_base: 4000, only_in_other: 4000, in_both: 1000 })
    const first = Array.from({ length: 100 }, (_, at) => ({ n: at }))
    expect(rows?.is_compared === true && rows.rows_only_in_base).toEqual(first)
    expect(rows?.is_compared === true && rows.rows_only_in_other[0]).toEqual({ n: 5000 })
  })

  test('are compared by the names of their columns, and a null is neither an empty text nor no number', async () => {
    const base = `select unnest([null, 'NaN']::double[]) as a, unnest(['', null]) as b`
    const other = `select unnest([null, '']) as b, unnest([null, 'NaN']::double[]) as a`
    expect(await rowsOf(base, other)).toMatchObject({ only_in_base: 2, only_in_other: 2, in_both: 0 })
    expect(await rowsOf(`select 1 as a, 'x' as b`, `select 'x' as b, 1 as a`)).toMatchObject({ in_both: 1 })
  })

  test('match queries by token, else by name, and say what changed in columns and SQL', async () => {
    const base = await runOf({ Same: 'select 1 as a, 2 as gone', Left: 'select 1 as x' })
    const other = await runOf({ Same: `select 'x' as a, 3 as new`, Right: 'select 1 as x' })
    const { queries } = await compare(base, other)
    expect(queries.map(({ name, base: a, other: b }) => [name, a !== null, b !== null])).toEqual([
      ['Same', true, true],
      ['Left', true, false],
      ['Right', false, true],
    ])
    expect(queries[0]).toMatchObject({
      is_same_sql: false,
      columns_added: [{ name: 'new' }],
      columns_removed: [{ name: 'gone' }],
      columns_changed: [{ name: 'a', other: 'VARCHAR' }],
      rows: { is_compared: false, reason: 'The two results do not have the same columns.' },
    })
    expect(queries[1]?.rows).toEqual({ is_compared: false, reason: 'Only one of the runs has this query.' })
  })

  test('of which one failed or was purged say why rows are not compared', async () => {
    const good = await runOf({ One: 'select 1 as one' })
    const bad = await runOf({ One: 'select nope' })
    expect((await compare(good, bad)).queries[0]).toMatchObject({
      other: { state: 'failed', row_count: null, columns: null },
      rows: { is_compared: false, reason: `The query gave no result in run ${bad.token}.` },
    })
    const { db } = it.system.store
    const { rows } = await sql<{ id: number }>`select id from report_runs where token = ${good.token}`.execute(db)
    const ids = rows.map(({ id }) => id)
    await completePurge(db, ids)
    const again = await runOf({ One: 'select 1 as one' })
    const reason = `The results of run ${good.token} were purged.`
    expect((await compare(again, good)).queries[0]?.rows).toEqual({ is_compared: false, reason })
  })

  test.each([
    [1_000_001, 'has more than 1,000,000 rows.'],
    [900_000, 'has more than 20,000,000 values.'],
  ])('of %i rows with 30 columns say that they are too large to compare', async (rows, reason) => {
    const columns = Array.from({ length: 30 }, (_, at) => `${at} as c${at}`)
    const run = await runOf({ One: `select ${columns.join(', ')}` })
    await sql`update results set row_count = ${rows} from query_runs q join report_runs r on r.id = q.run_id
      where q.id = query_run_id and r.token = ${run.token}`.execute(it.system.store.db)
    const { queries } = await compare(run, run)
    expect(queries[0]?.rows).toEqual({ is_compared: false, reason: `The result of run ${run.token} ${reason}` })
  })

  test.each(['', '?with=', '?with=abc', '?with=0123456789ab'])(
    'are refused with "%s" and told what it takes',
    async (query) => {
      const { status, body } = await ask(await runOf({ One: 'select 1' }), query)
      expect(status).toBe(400)
      expect(body).toMatchObject({ message: expect.stringContaining('with takes ') })
    },
  )

  test('need both to be there', async () => {
    const run = await runOf({ One: 'select 1' })
    const answer = await ask(run, `?with=${run.report_token}/0123456789ab`)
    expect(answer).toMatchObject({ status: 404, body: { message: 'run not found' } })
  })
})
