import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Links } from '#/lib/contract/hal.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { Report } from '#/lib/contract/report.ts'
import { startRun } from '#/runs-api/engine/lifecycle/start-run.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport
let run: ReportRun
/** Every answer to a link of the API, by its address without query string. */
let answers: Map<string, unknown>

const schedule = { report_schedule: { name: 'Daily', cron: { freq: 'daily', hour: 2 } } }
const origin = 'https://runs.example'

async function scheduledRun(): Promise<ReportRun> {
  const as = it.acme.manager.credential
  await it.call(`POST /api/acme/reports/${report.token}/schedules`, { as, body: schedule })
  const { id } = await it.system.store.db.selectFrom('schedules').select('id').executeTakeFirstOrThrow()
  const { account, manager } = it.acme
  const asked = { reportId: report.id, parameters: {}, executedById: manager.id, accountId: account.id }
  const started = await startRun(it.system.store.db, it.system.queue, { ...asked, trigger: 'schedule', scheduleId: id })
  return it.ended(report, started.token)
}

/** The links of a resource and of everything embedded in it. */
function linksIn(value: unknown): { name: string; href: string; templated?: boolean | undefined }[] {
  if (Array.isArray(value)) return value.flatMap(linksIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key !== '_links') return linksIn(inner)
    return Object.entries(Links.parse(inner)).map(([name, link]) => ({ name, ...link }))
  })
}

/** Follows every link from a start, each once: clones by POST, signed addresses without credentials, pages not at all. */
async function followAll(start: string): Promise<Map<string, unknown>> {
  const followed = new Map<string, unknown>()
  const waiting = [{ name: 'start', href: start }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, href } = next
    const { pathname, search, searchParams } = new URL(href, origin)
    if (!pathname.startsWith('/api/') || followed.has(`${name} ${pathname}`)) continue
    const as = searchParams.has('signature') ? undefined : it.acme.admin.credential
    const answer = await it.call(`${name === 'clone' ? 'POST' : 'GET'} ${pathname}${search}`, { as })
    expect([answer.status, name, href, answer.text.slice(0, 200)]).toEqual([200, name, href, expect.anything()])
    followed.set(`${name} ${pathname}`, answer.body)
    // What a clone links to is another report like this one; once is enough.
    if (name !== 'clone') waiting.push(...linksIn(answer.body).filter(({ templated }) => templated !== true))
  }
  return followed
}

beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ One: 'select 1 as one', Two: 'select 2 as two', Bad: 'select nope' })
  await it.run(report)
  report = await it.report({ One: 'select 1 as one', Two: 'select 2 as two' })
  await it.run(report)
  run = await scheduledRun()
  const as = it.acme.admin.credential
  expect((await it.call(`POST ${run._links['self']?.href}/duplicates`, { as })).status).toBe(200)
  answers = await followAll('/api/acme')
}, 120_000)
afterAll(() => it.close())

test('a run has the links of the specification, but for what does not exist yet', () => {
  const self = `/api/acme/reports/${report.token}/runs/${run.token}`
  const page = `/acme/reports/${report.token}/runs/${run.token}`
  expect(run._links).toEqual({
    self: { href: self },
    report: { href: `/api/acme/reports/${report.token}` },
    account: { href: '/api/acme' },
    executed_by: { href: '/api/acme-manager' },
    report_schedule: { href: expect.stringContaining(`/api/acme/reports/${report.token}/schedules/`) },
    query_runs: { href: `${self}/query_runs` },
    python_cell_runs: { href: `${self}/python_cell_runs` },
    content: { href: `${self}/results/content.csv` },
    clone: { href: `${self}/clone` },
    share: { href: page },
    web_clone: { href: `${page}/clone` },
    web_edit_dataset: { href: `/acme/reports/${report.token}/edit` },
    web_external_url: { href: expect.stringMatching(`^${origin}${page}\\?.`) },
    latest_successful_report_run_api_url: { href: self },
  })
})

test('a report has a templated link to its runs, and the only one that is', () => {
  const { _links } = Report.parse(answers.get(`report /api/acme/reports/${report.token}`))
  const templated = Object.entries(_links).filter(([, { templated }]) => templated !== undefined)
  expect(templated).toEqual([['report_run', { href: expect.stringContaining('/runs/{id}'), templated: true }]])
})

test('every link that is there answers, wherever it is found', () => {
  const names = new Set([...answers.keys()].map((key) => key.split(' ')[0]))
  const expected = [
    'report_schedule',
    'content',
    'clone',
    'result',
    'csv',
    'json',
    'query',
    'csv_export',
    'data_source',
  ]
  for (const name of expected) expect(names).toContain(name)
})

test('every time is UTC with three fraction digits', () => {
  const times: string[] = []
  JSON.stringify([...answers.values()], (key, value: unknown) => {
    if (typeof value === 'string' && /(_at|_run|^from|^to)$/.test(key)) times.push(value)
    return value
  })
  expect(times.length).toBeGreaterThan(50)
  const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(times.filter((time) => !Time.safeParse(time).success)).toEqual([])
})
