import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { runQuery } from '#/runs-api/engine/connectors/run-query.ts'
import type { DataSource } from '#/runs-api/engine/data-sources/data-source.ts'
import type { QueryOutcome } from '#/runs-api/engine/executor/query-outcome.ts'
import { checkParameters } from '#/runs-api/engine/parameters/check-parameters.ts'
import { createTemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'
import { readSampleReports, readWorkspacePlan, samplePath, type SampleReport } from '#/sample/read-sample.ts'

const limitMs = 60_000
const limits = { timeoutMs: limitMs, memoryMb: 512, maxRows: 100_000, maxBytes: 10_000_000 }

vi.setConfig({ testTimeout: limitMs })

const script = await readFile(samplePath('warehouse.sql'), 'utf8')
const reports = await readSampleReports()
const plan = await readWorkspacePlan()
const templates = createTemplateEngine()
const scratch = await mkdtemp(join(tmpdir(), 'sample-'))
afterAll(async () => {
  await templates.close()
  await rm(scratch, { recursive: true })
})

async function build(path: string, anchor?: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(path)).connect()
  if (anchor !== undefined) await connection.run(`set variable anchor = timestamp '${anchor}'`)
  await connection.run(script)
  return connection
}

async function reopen(): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })).connect()
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJson()
}

const file = join(scratch, 'warehouse.duckdb')
beforeAll(async () => {
  const connection = await build(file)
  await connection.run('checkpoint')
  connection.closeSync()
}, limitMs)

describe('the warehouse', () => {
  test('has a million rows and more, up to the present moment', async () => {
    const today = await reopen()
    const tables = await rowsOf(today, 'select table_name from duckdb_tables() where not temporary')
    const counts = await Promise.all(
      tables.map(([table]) => rowsOf(today, `select count(*)::int from ${String(table)}`)),
    )
    const rows = counts.reduce((sum, [row]) => sum + Number(row?.[0]), 0)
    expect(rows).toBeGreaterThan(900_000)
    expect(rows).toBeLessThan(2_500_000)
    const age = `(now() at time zone 'UTC') - max(ordered_at)`
    const [fresh] = await rowsOf(today, `select ${age} between interval 0 hours and interval 12 hours from orders`)
    expect(fresh).toEqual([true])
  })

  test('gives the days before an earlier moment the same rows when it is made later', async () => {
    const [[moment] = []] = await rowsOf(
      await reopen(),
      `select (now() at time zone 'UTC' - interval 20 days)::varchar`,
    )
    const anchor = String(moment)
    const within = (column: string) =>
      `${column} between timestamp '${anchor}' - interval 700 days and timestamp '${anchor}'`
    const earlier = `
        select 'orders', count(*), bit_xor(hash(order_id, customer_id, ordered_at, region, channel, total_eur))::varchar
        from orders where ${within('ordered_at')}
        union all
        select 'customers', count(*), bit_xor(hash(c))::varchar from customers as c where ${within('signed_up_at')}
        union all
        select 'refunds', count(*), bit_xor(hash(r))::varchar from refunds as r where ${within('refunded_at')}`
    expect(await rowsOf(await build(':memory:', anchor), earlier)).toEqual(await rowsOf(await reopen(), earlier))
  })
})

describe('the reports on the warehouse of today', () => {
  const sources: Record<string, DataSource> = {
    warehouse: { name: 'warehouse', adapter: 'duckdb', file },
    exports: { name: 'exports', adapter: 'folder', folder: samplePath('exports') },
  }

  async function outcomes({ definition }: SampleReport, given: Parameters): Promise<QueryOutcome[]> {
    const now = new Date()
    const { fields } = await templates.readForm(definition.queries, { now })
    const values = checkParameters(fields, given)
    const ended: QueryOutcome[] = []
    for (const { token, source, limit, dataSource: name } of definition.queries) {
      const dataSource = sources[name]
      if (dataSource === undefined) throw new Error(`no data source ${name}`)
      const sql = await templates.render(source, values, { now, fields })
      const place = (ending: string) => join(scratch, `${token}.${ending}`)
      const places = { outputPath: place('parquet'), partialPath: place('partial'), scratchDir: place('scratch') }
      ended.push(await runQuery({ dataSource, sql, rowLimit: limit, limits, ...places }, new AbortController().signal))
    }
    return ended
  }

  function reportIn(folder: string): SampleReport {
    const found = reports.find((report) => report.folder === folder)
    if (found === undefined) throw new Error(`no report ${folder}`)
    return found
  }

  // The slow one compares everyone with everyone of its country; a small country is enough here.
  const given: Record<string, Parameters> = { 'duplicate-customers': { country: 'Denmark', likeness: 0.8 } }
  const healthy = reports.filter(({ folder }) => folder !== 'on-time-delivery')

  test.each(healthy)('$folder gives rows in every query', async (report) => {
    for (const outcome of await outcomes(report, given[report.folder] ?? {})) {
      expect(outcome).toMatchObject({ ok: true })
      expect(outcome.ok && outcome.rows).toBeGreaterThan(0)
    }
  })

  test('on-time-delivery fails for a column that has another name now, as its past does', async () => {
    const [failure] = plan.history.reports['on-time-delivery']?.failures ?? []
    const [outcome] = await outcomes(reportIn('on-time-delivery'), {})
    expect(outcome).toMatchObject({ ok: false, code: failure?.code, message: failure?.message })
  })

  test.each(['Leipzig', 'Lille', 'Malmö'])('replenishment-proposal works for %s', async (depot) => {
    expect(await outcomes(reportIn('replenishment-proposal'), { depot })).toMatchObject([{ ok: true }])
  })

  test('replenishment-proposal fails for Leeds, whose codes are no numbers, as its past does', async () => {
    const [failure] = plan.history.reports['replenishment-proposal']?.failures ?? []
    const [outcome] = await outcomes(reportIn('replenishment-proposal'), { depot: 'Leeds' })
    expect(outcome).toMatchObject({ ok: false, code: failure?.code })
    expect(outcome?.ok === false && outcome.message).toMatch(/Could not convert string 'FM-\d{4}-[ABC]' to INT32/)
  })

  test.each([
    { folder: 'marketing-return', parameter: 'channels', from: 'select distinct channel from marketing_spend' },
    { folder: 'shipping-cost', parameter: 'carriers', from: 'select distinct carrier from shipments' },
  ])('the past of $folder chooses $parameter that exist', async ({ folder, parameter, from }) => {
    const known = (await rowsOf(await reopen(), from)).flat()
    const chosen = plan.history.reports[folder]?.parameters[parameter]?.flatMap(({ value }) => value ?? [])
    expect(known).toEqual(expect.arrayContaining(chosen ?? []))
  })
})
