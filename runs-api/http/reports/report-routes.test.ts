import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report, ReportQuery } from '#/lib/contract/report.ts'
import type { FormField } from '#/lib/reports/form-field.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addEndedRun, addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

const field: FormField = {
  name: 'day',
  type: 'date',
  label: 'Day',
  description: null,
  default: null,
  options: null,
  options_error: null,
  input_type: 'string',
  value: null,
}

let api: TestApp
let acme: TestWorkspace
let report: TestReport

beforeAll(async () => {
  api = await openTestApp({ formFields: async () => [field] })
  acme = await addWorkspace(api.store.db, 'acme')
  report = await addReport(api.store.db, {
    accountId: acme.account.id,
    collectionId: acme.finance.id,
    creatorId: acme.analyst.id,
  })
})
afterAll(() => api.close())

const path = () => `/api/acme/reports/${report.token}`
const read = (as = acme.viewer.credential) => api.read(Report, `GET ${path()}`, { as })

describe('a report', () => {
  test('that never ran says so', async () => {
    const never = await addReport(api.store.db, {
      accountId: acme.account.id,
      collectionId: acme.finance.id,
      creatorId: acme.analyst.id,
    })
    const resource = await api.read(Report, `GET /api/acme/reports/${never.token}`, { as: acme.viewer.credential })
    expect(resource).toMatchObject({
      runs_count: 0,
      expected_runtime: 0,
      last_run_at: null,
      last_successfully_run_at: null,
      last_successful_run_token: null,
    })
    expect(resource._links).not.toHaveProperty('last_run')
    expect(resource._links).not.toHaveProperty('csv_export')
  })

  test('tells what its runs say of it', async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 7, 6, 12, minute))
    const run = { executedById: acme.analyst.id, seconds: 10 }
    await addEndedRun(api.store.db, report, { ...run, state: 'succeeded', startedAt: at(0) })
    const good = await addEndedRun(api.store.db, report, {
      ...run,
      state: 'succeeded',
      startedAt: at(5),
      seconds: 20,
    })
    const last = await addEndedRun(api.store.db, report, {
      ...run,
      state: 'failed',
      startedAt: at(9),
      seconds: 500,
    })
    const resource = await read()
    expect(resource).toMatchObject({
      name: 'Daily revenue',
      account_username: 'acme',
      space_token: acme.finance.token,
      query_count: 1,
      runs_count: 3,
      expected_runtime: 15,
      last_run_at: '2026-08-06T12:09:00.000Z',
      last_successfully_run_at: '2026-08-06T12:05:20.000Z',
      last_successful_run_token: good,
      form_fields: [field],
      load_error: null,
    })
    expect(resource._links).toMatchObject({
      last_run: { href: `${path()}/runs/${last}` },
      last_successful_run: { href: `${path()}/runs/${good}` },
      report_run: { href: `${path()}/runs/{id}`, templated: true },
      web: { href: `https://runs.example/acme/reports/${report.token}` },
      creator: { href: '/api/acme-analyst' },
    })
  })

  test('links to nothing of its own that does not answer', async () => {
    const as = acme.viewer.credential
    const { _links: links } = await read()
    const here = ['self', 'account', 'creator', 'space', 'queries', 'report_schedules']
    const empty = ['report_pins', 'report_filters', 'report_subscriptions']
    for (const name of [...here, ...empty]) {
      expect([name, (await api.call(`GET ${links[name]?.href}`, { as })).status]).toEqual([name, 200])
    }
    for (const name of empty) {
      const { body } = await api.call(`GET ${links[name]?.href}`, { as })
      expect(body).toMatchObject({ _embedded: { [name]: [] } })
    }
  })

  test('offers each caller the actions that are possible for them now', async () => {
    const formsOf = async (as = acme.viewer.credential) => Object.keys((await read(as))._forms ?? {})
    expect(await formsOf(acme.viewer.credential)).toEqual([])
    expect(await formsOf(acme.analyst.credential)).toEqual(['run', 'edit'])
    expect(await formsOf(acme.manager.credential)).toEqual(['run', 'edit', 'archive', 'create_schedule'])
  })

  test('whose file is broken is shown with its error, and cannot be run', async () => {
    const broken = await addReport(api.store.db, {
      accountId: acme.account.id,
      collectionId: acme.finance.id,
      creatorId: acme.analyst.id,
      loadError: 'report.yml: line 3 is not YAML',
      queries: [],
    })
    const as = acme.admin.credential
    const resource = await api.read(Report, `GET /api/acme/reports/${broken.token}`, { as })
    expect(resource).toMatchObject({ load_error: 'report.yml: line 3 is not YAML', form_fields: [], query_count: 0 })
    expect(Object.keys(resource._forms ?? {})).not.toContain('run')
  })
})

describe('the queries of a report', () => {
  const List = z.object({ _embedded: z.object({ queries: z.array(ReportQuery) }) })

  test('are its SQL as it stands today, listed and one by one', async () => {
    const as = acme.viewer.credential
    const { _embedded: embedded } = await api.read(List, `GET ${path()}/queries`, { as })
    expect(embedded.queries).toMatchObject([{ name: 'Revenue by day', raw_query: 'select 1', last_run_id: null }])
    const [query] = embedded.queries
    expect(await api.read(ReportQuery, `GET ${query?._links['self']?.href}`, { as })).toEqual(query)
    expect((await api.call(`GET ${query?._links['data_source']?.href}`, { as })).status).toBe(200)
    const unknown = await api.call(`GET ${path()}/queries/0123456789ab`, { as })
    expect([unknown.status, unknown.body]).toEqual([404, { id: 'not_found', message: 'query not found' }])
  })
})
