import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RunFacet } from '#/lib/contract/run-facet.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let revenue: TestReport

const many = Array.from({ length: 60 }, (_, at) => `customer ${at}`)

async function addRun(report: TestReport, state: 'succeeded' | 'failed', parameters: object): Promise<void> {
  const { db } = it.system.store
  const run = { state, startedAt: new Date(Date.now() - 60_000), seconds: 1, executedById: it.acme.analyst.id }
  const token = await addEndedRun(db, report, run)
  await sql`update report_runs set parameters = ${JSON.stringify(parameters)}::jsonb where token = ${token}`.execute(db)
}

beforeAll(async () => {
  it = await openTestSystem()
  revenue = await it.report({ One: 'select 1' }, 'Revenue')
  const costs = await it.report({ One: 'select 1' }, 'Costs')
  await addRun(revenue, 'failed', { region: 'EU', 'a.b': [1, 'x', null] })
  await addRun(revenue, 'succeeded', { region: 'EU', deep: { no: 'value' } })
  await addRun(costs, 'succeeded', { region: 'US', text: 'y'.repeat(100_000) })
  for (const customer of many) await addRun(costs, 'succeeded', { customer })
})
afterAll(() => it.close())

const ask = (query: string) => it.call(`GET /api/acme/runs/facets?${query}`, { as: it.acme.viewer.credential })
const facet = async (query: string) => RunFacet.parse((await ask(query)).body)

describe('facets', () => {
  test('name values, count them under the other filters, and say by which filter they are found', async () => {
    const states = await facet('field=state&filter=state.eq.failed&filter=parameters.region.eq.EU')
    expect(states).toMatchObject({ field: 'state', partial: null, has_more: false, left_out: 0 })
    const one = { count: 1 }
    expect(states.values).toEqual([
      { value: 'failed', label: 'failed', filter: 'state.eq.failed', ...one },
      { value: 'succeeded', label: 'succeeded', filter: 'state.eq.succeeded', ...one },
    ])
    const byReport = await facet('field=report')
    expect(byReport.values).toMatchObject([
      { label: 'Costs', count: 61 },
      { label: 'Revenue', count: 2, value: revenue.token, filter: `report.eq.${revenue.token}` },
    ])
    const people = await facet('field=executed_by&filter=state.eq.failed')
    expect(people.values).toMatchObject([{ value: 'acme-analyst', filter: 'executed_by.eq.acme-analyst', count: 1 }])
  })

  test('tell parameters by name and value, those in lists too, but no objects and no long texts', async () => {
    const names = await facet('field=parameters')
    expect(names.values.map(({ value, count }) => [value, count])).toEqual([
      ['customer', 60],
      ['region', 2],
      ['a.b', 1],
      ['deep', 1],
    ])
    expect(names).toMatchObject({ left_out: 1 })
    const values = await facet(String.raw`field=parameters.a\.b`)
    expect(values.values.map(({ filter }) => filter)).toEqual([
      String.raw`parameters.a\.b.has.1`,
      String.raw`parameters.a\.b.has.x`,
    ])
    expect((await facet('field=parameters.deep')).values).toEqual([])
  })

  test('call a failure by the message of the newest run that has it', async () => {
    const { db } = it.system.store
    const ofFailures = sql`where state = 'failed' and report_id = ${revenue.id}`
    await addRun(revenue, 'failed', {})
    await sql`update report_runs set failure_fingerprint = 'no table', failure_message = 'No table "z".' ${ofFailures}`.execute(
      db,
    )
    await sql`update report_runs set failure_message = 'No table "a".' ${ofFailures}
      and id = (select max(id) from report_runs ${ofFailures})`.execute(db)
    const { values } = await facet('field=failure&search=TABLE "A')
    expect(values).toEqual([{ value: 'no table', label: 'No table "a".', filter: 'failure.eq.no table', count: 2 }])
    expect((await facet('field=failure&search=z')).values).toEqual([])
  })

  test('are fifty at most, and found by what they hold, whatever its case', async () => {
    const first = await facet('field=parameters.customer')
    expect([first.values.length, first.has_more]).toEqual([50, true])
    const found = await facet('field=parameters.customer&search=CUSTOMER 5')
    expect([found.values.length, found.has_more]).toEqual([11, false])
    expect((await facet('field=report&search=rev')).values).toMatchObject([{ label: 'Revenue' }])
    expect((await facet('field=report&search=%25')).values).toEqual([])
  })

  test.each([
    ['field=python_state', 'field takes state, report, collection'],
    ['field=parameters.', 'parameters.<name>, not "parameters."'],
    ['', 'field'],
    ['field=state&filter=state.eq.broken', '"broken" is not a value of state'],
    [`field=state&search=${'x'.repeat(201)}`, 'search'],
  ])('refuse ?%s and say why', async (query, message) => {
    const { status, body } = await ask(query)
    expect([status, body]).toMatchObject([400, { message: expect.stringContaining(message) }])
  })
})
