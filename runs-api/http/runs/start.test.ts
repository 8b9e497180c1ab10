import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport

beforeAll(async () => {
  it = await openTestSystem()
  const form = '{% form %}\nregion: { type: select, options: [EU, US], default: EU }\n{% endform %}'
  report = await it.report({ Orders: `${form} select count(*) as orders from orders where region = {{ region }}` })
})
afterAll(() => it.close())

const post = (body: unknown, of = report) =>
  it.call(`POST /api/acme/reports/${of.token}/runs`, { as: it.acme.analyst.credential, body })

describe('starting a run', () => {
  test.each([undefined, '', '{}', '{"parameters":{}}', '{"parameters":null}', '{"parameters":{},"name":"x"}'])(
    'takes %j for no parameters, and gives the defaults',
    async (body) => {
      const { status, body: run } = await post(body)
      expect(status).toBe(202)
      expect(ReportRun.parse(run)).toMatchObject({ state: 'enqueued', parameters: { region: 'EU' }, trigger: 'api' })
    },
  )

  test('keeps any scalar or list under a name that the form does not declare', async () => {
    const parameters = {
      region: 'US',
      user_id: 123,
      location: 'San Francisco',
      tags: ['a', 1, null],
      on: true,
      none: null,
    }
    const { status, body } = await post({ parameters })
    expect([status, ReportRun.parse(body).parameters]).toEqual([202, parameters])
  })

  test('by a person at a page is manual', async () => {
    const as = await insertSession(it.system.store.db, it.acme.analyst.id, { now: new Date(), begunBy: 'password' })
    const { body } = await it.call(`POST /api/acme/reports/${report.token}/runs`, { as })
    expect(body).toMatchObject({ trigger: 'manual', _links: { executed_by: { href: '/api/acme-analyst' } } })
  })

  test.each([
    [{ parameters: [] }, 'parameters takes an object'],
    [{ parameters: 'none' }, 'parameters takes an object'],
    [{ parameters: { region: 'MARS' } }, 'Parameter "region" must be one of "EU", "US"; "MARS" came.'],
    [{ parameters: { region: ['EU', 'US'] } }, '"region"'],
    [{ parameters: { deep: { a: 1 } } }, 'Parameter "deep" must be a text, a number, true, false, null or a list'],
    [{ parameters: { '': 1 } }, 'cannot be the name of a parameter'],
    [{ parameters: { text: '\0' } }, 'NUL'],
  ])('with %j is 400 and says which field, what came and what is allowed', async (body, message) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } })
  })
})

describe('a report that cannot be run', () => {
  const patch = (path: string, body?: object) =>
    it.call(`PATCH /api/acme/reports/${path}`, { as: it.acme.manager.credential, body })

  test('because it is archived, says so until it is brought back', async () => {
    const archived = await it.report({ One: 'select 1' })
    await patch(`${archived.token}/archive`)
    const refused = { status: 400, body: { message: 'This report is archived: unarchive it to run it.' } }
    expect(await post({}, archived)).toMatchObject(refused)
    await patch(`${archived.token}/unarchive`)
    expect((await post({}, archived)).status).toBe(202)
  })

  test('because that is switched off, says so', async () => {
    const off = await it.report({ One: 'select 1' })
    await patch(off.token, { report: { manual_run_disabled: true } })
    expect(await post({}, off)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('switched off') },
    })
  })

  test('because its file is broken, says what is wrong with the file', async () => {
    const place = { accountId: it.acme.account.id, collectionId: it.acme.finance.id, creatorId: it.acme.manager.id }
    const loadError = 'report.yml names no query'
    const broken = await addReport(it.system.store.db, { ...place, queries: [], loadError })
    expect(await post({}, broken)).toMatchObject({ status: 400, body: { message: expect.stringContaining(loadError) } })
  })
})
