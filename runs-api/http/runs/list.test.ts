import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { ReportRunList, RunPage } from '#/lib/contract/report-run-list.ts'
import { RunSummary } from '#/lib/contract/run-summary.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport
/** Tokens of the report's runs, the newest first. */
let tokens: string[]

const start = Date.parse('2026-08-07T07:00:00.000Z')
const runCount = 45

/** Every three runs share a moment; every fifth fails; the later, the longer. */
async function addRuns(): Promise<string[]> {
  const added: string[] = []
  for (let at = 0; at < runCount; at += 1) {
    const startedAt = new Date(start + Math.floor(at / 3) * 60_000)
    const state = at % 5 === 0 ? 'failed' : 'succeeded'
    const run = { state, executedById: it.acme.analyst.id, startedAt, seconds: at + 1 } as const
    added.push(await addEndedRun(it.system.store.db, report, run))
  }
  return added.toReversed()
}

beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())
beforeEach(async () => {
  report = await it.report({ One: 'select 1' })
  tokens = await addRuns()
})

const runs = () => `/api/acme/reports/${report.token}/runs`
const get = (href: string) => it.call(`GET ${href}`, { as: it.acme.viewer.credential })
const list = async (query: string) => ReportRunList.parse((await get(`${runs()}${query}`)).body)
const tokensOf = (page: ReportRunList | RunPage) => page._embedded.report_runs.map(({ token }) => token)

async function follow(query: string, name: string): Promise<string[]> {
  const seen: string[] = []
  for (let href: string | undefined = `${runs()}${query}`; href !== undefined;) {
    const { body } = await get(href)
    const page: ReportRunList | RunPage = RunPage.or(ReportRunList).parse(body)
    seen.push(...tokensOf(page))
    href = page._links[name]?.href
  }
  return seen
}

describe('pages by number', () => {
  test('are of 20, newest first, counted exactly, and say where the others are', async () => {
    const first = await list('')
    expect(tokensOf(first)).toEqual(tokens.slice(0, 20))
    expect(first.pagination).toEqual({ page: 1, per_page: 20, count: 20, total_pages: 3, total_count: runCount })
    expect(first._links['prev_page']).toBeUndefined()
    const last = await list('?page=3')
    expect(last.pagination).toEqual({ page: 3, per_page: 20, count: 5, total_pages: 3, total_count: runCount })
    expect([last._links['next_page'], last._links['prev_page']?.href]).toEqual([undefined, `${runs()}?page=2`])
  })

  test.each([
    '//api/acme/reports/{report}/runs',
    '/api//acme///reports/{report}//runs/',
    '/api/ACME/reports/{report}/runs/',
  ])('are at %s too', async (path) => {
    const page = ReportRunList.parse((await get(path.replace('{report}', report.token))).body)
    expect([tokensOf(page), page._links['self']?.href]).toEqual([tokens.slice(0, 20), runs()])
  })

  test('are of 30 at most, which is silent and echoed', async () => {
    const page = await list('?per_page=500')
    expect([page.pagination.per_page, page.pagination.count]).toEqual([30, 30])
  })

  test('past the end are empty, and nothing leads on', async () => {
    const page = await list('?page=9&per_page=10')
    expect(page._embedded.report_runs).toEqual([])
    expect(page.pagination).toEqual({ page: 9, per_page: 10, count: 0, total_pages: 5, total_count: runCount })
    expect(Object.keys(page._links)).toEqual(['self'])
    expect((await list('?page=6&per_page=10'))._links['prev_page']?.href).toBe(`${runs()}?page=5&per_page=10`)
  })

  test('keep the other parameters in their links', async () => {
    const page = await list('?filter=state.eq.succeeded&order=asc&per_page=10&page=2')
    for (const name of ['next_page', 'prev_page', 'next']) {
      const query = new URL(page._links[name]?.href ?? '', 'http://runs.test').searchParams
      expect([query.get('filter'), query.get('order'), query.get('per_page')]).toEqual([
        'state.eq.succeeded',
        'asc',
        '10',
      ])
    }
  })

  test('followed while runs come in repeat nothing and lose nothing', async () => {
    const seen: string[] = []
    for (let href: string | undefined = `${runs()}?per_page=7`; href !== undefined;) {
      const page: ReportRunList = ReportRunList.parse((await get(href)).body)
      seen.push(...tokensOf(page))
      href = page._links['next_page']?.href
      const startedAt = new Date(start + 3_600_000)
      const late = { state: 'succeeded', executedById: it.acme.analyst.id, startedAt, seconds: 1 } as const
      await addEndedRun(it.system.store.db, report, late)
    }
    expect(seen).toEqual(tokens)
  })
})

describe('pages by cursor', () => {
  test('lead through all runs and back, 200 at most at a time', async () => {
    expect(await follow('?per_page=7', 'next')).toEqual(tokens)
    const all = RunPage.parse((await get(`/api/acme/runs?filter=report.eq.${report.token}&per_page=999`)).body)
    expect(tokensOf(all)).toEqual(tokens)
    expect(all.pagination).toMatchObject({ per_page: 200, total_count: runCount, total_is_exact: true })
  })

  test('go back to where they came from', async () => {
    const first = RunPage.parse((await get(`/api/acme/runs?filter=report.eq.${report.token}&per_page=10`)).body)
    expect(first._links['prev']).toBeUndefined()
    const second = RunPage.parse((await get(first._links['next']?.href ?? '')).body)
    const back = RunPage.parse((await get(second._links['prev']?.href ?? '')).body)
    expect(tokensOf(back)).toEqual(tokensOf(first))
  })

  const written = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')

  test.each([
    ['after=nonsense', 'take the cursor of a next or prev link'],
    [`before=${written(['created_at', '2026-13-45 99:99:99', 5])}`, 'take the cursor of a next or prev link'],
    [`after=${written(['created_at', '2026-02-30 00:00:00', 5])}`, 'take the cursor of a next or prev link'],
    [`after=${written(['created_at', '0000-01-01 00:00:00', 5])}`, 'take the cursor of a next or prev link'],
    [`after=${written(['duration', '5', 5])}`, 'belongs to the order by duration'],
    [`after=${written(['created_at', '2026-01-01 00:00:00', 5])}&before=x`, 'both given'],
    ['page=2&after=x', 'after and page were both given'],
  ])('refuse %s', async (query, message) => {
    const { status, body } = await get(`${runs()}?${query}`)
    expect(status).toBe(400)
    expect(ErrorBody.parse(body).message).toContain(message)
  })
})

describe('the order', () => {
  test.each([
    'order=asc&order_by=created_at',
    'order=created_at&order_by=asc',
    'order=asc',
    'order_by=asc',
    'order=ASC&order_by=CREATED_AT',
  ])('%s is oldest first, in both readings of the specification', async (query) => {
    expect(await follow(`?${query}`, 'next_page')).toEqual(tokens.toReversed())
  })

  test('may be by duration, also by cursor', async () => {
    expect(await follow('?order=desc&order_by=duration&per_page=9', 'next')).toEqual(tokens)
  })

  test.each([
    ['order=sideways', 'order "sideways" is neither a direction nor a column; there are asc, desc and created_at'],
    ['order=asc&order_by=desc', 'order and order_by say asc and desc: give one column and one direction'],
  ])('%s is 400 and says why', async (query, message) => {
    const { status, body } = await get(`${runs()}?${query}`)
    expect(status).toBe(400)
    expect(ErrorBody.parse(body).message).toContain(message)
  })
})

describe('filters', () => {
  const minute = (at: number) => new Date(start + at * 60_000).toISOString()

  test('given twice both hold, and the count is of what they leave', async () => {
    const page = await list(`?filter=created_at.gt.${minute(2)}&filter=created_at.lt.${minute(6)}`)
    expect(tokensOf(page)).toEqual(tokens.slice(-18, -9))
    expect(page.pagination.total_count).toBe(9)
  })

  test('read a time that is relative to now', async () => {
    expect((await list('?filter=created_at.lt.now%2B10000d')).pagination.total_count).toBe(runCount)
    expect((await list('?filter=created_at.gt.now%2B10000d')).pagination.total_count).toBe(0)
  })

  test('find a run by its token alone, and all others by its negation', async () => {
    const [token = '', other = ''] = tokens
    expect(tokensOf(await list(`?filter=run.eq.${token}`))).toEqual([token])
    expect(tokensOf(await list(`?filter=run.in.${other},${token}`))).toEqual([token, other])
    expect((await list(`?filter=run.ne.${token}`)).pagination.total_count).toBe(runCount - 1)
    const anywhere = RunPage.parse((await get(`/api/acme/runs?filter=run.eq.${token}`)).body)
    expect(tokensOf(anywhere)).toEqual([token])
  })

  test('find runs by their state', async () => {
    expect((await list('?filter=state.in.failed,cancelled')).pagination.total_count).toBe(runCount / 5)
  })

  test.each([
    ['created_at', 'filter "created_at": is written <field>.<operator>.<value>'],
    ['created.gt.2026-01-01', 'filter "created.gt.2026-01-01": "created" is not a field'],
    ['created_at.over.2026-01-01', '"over" is not an operator'],
    ['created_at.gt.yesterday', '"yesterday" is not a value of created_at, which takes a time such as'],
    ['created_at.gt.now-999999w', '"now-999999w" is not a value of created_at'],
    ['state.eq.done', '"done" is not a value of state, which takes one of pending, enqueued'],
  ])('%s is 400 and names the part that is wrong', async (filter, message) => {
    const { status, body } = await get(`${runs()}?filter=${filter}`)
    expect(status).toBe(400)
    expect(ErrorBody.parse(body)).toMatchObject({ id: 'bad_request', message: expect.stringContaining(message) })
  })
})

describe('the summary', () => {
  test('counts the runs of a report by state and time, all of them and exactly while they are few', async () => {
    const asked = `filter=report.eq.${report.token}&filter=trigger.eq.manual&buckets=200&time_zone=Europe/Berlin`
    const summary = RunSummary.parse((await get(`/api/acme/runs/summary?${asked}`)).body)
    expect(summary).toMatchObject({ total_count: runCount, is_estimate: false, partial: null, interval: '1m' })
    expect(summary.states).toMatchObject({ succeeded: 36, failed: 9 })
    expect(summary.duration_seconds.median).toBe((runCount + 1) / 2)
    expect(summary.buckets).toHaveLength(runCount / 3)
  })
})
