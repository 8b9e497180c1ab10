import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RunFacet } from '#/lib/contract/run-facet.ts'
import { RunSummary } from '#/lib/contract/run-summary.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

const promisedMs = 2_000
/** More than a facet looks into. */
const customers = 6_000

let it: TestSystem
let report: TestReport
let runs: string

beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ Numbers: 'select 1 as one' })
  runs = `/reports/${report.token}/runs`
  await it.run(report, { customer: 'first', tags: ['a', 'b'] })
  // As many values as runs, and one as long as the API takes it.
  await sql`insert into report_runs (token, account_id, report_id, version_id, state, parameters, parameters_digest,
      created_at, started_at, completed_at, executed_by, trigger)
    select substr(md5(n::text), 1, 12), account_id, report_id, version_id, 'succeeded',
      jsonb_build_object('customer', n), md5(n::text)::uuid, now() - n * interval '1 minute',
      now() - n * interval '1 minute', now() - n * interval '1 minute', executed_by, trigger
    from report_runs, generate_series(1, ${customers}) n`.execute(it.system.store.db)
  await sql`update report_runs set parameters = jsonb_build_object('text', repeat('x', 99000))
    where token = substr(md5('7'), 1, 12)`.execute(it.system.store.db)
}, 120_000)
afterAll(() => it.close())

/** Asks as a person of the workspace, who is never left to wait. */
async function ask(path: string) {
  const begunMs = performance.now()
  const answer = await it.call(`GET /api/acme${path}`, { as: it.acme.analyst.credential })
  expect(performance.now() - begunMs).toBeLessThan(promisedMs)
  return answer
}

async function expectRefusal(path: string, message: RegExp): Promise<void> {
  const { status, body } = await ask(path)
  expect([path, status, body]).toMatchObject([
    path,
    400,
    { id: 'bad_request', message: expect.stringMatching(message) },
  ])
}

async function expectAnswer(path: string): Promise<void> {
  const { status, text } = await ask(path)
  expect([path, status, status === 200 ? '' : text]).toEqual([path, 200, ''])
}

const and = (path: string, query: string): string => `${path}${path.includes('?') ? '&' : '?'}${query}`

const filtered = () => ['/runs', '/runs?page=1', runs, '/runs/summary', '/runs/facets?field=state', '/runs/timeline']
const zoned = () => ['/health', '/runs/summary', '/runs/timeline', `/reports/${report.token}/parameter_sets`]
const spanned = () => ['/runs/timeline', `/reports/${report.token}/parameter_sets`]

describe('a time zone', () => {
  test.each(['UTC+25', '', 'z'.repeat(200), '__proto__', 'constructor', 'Mars/Phobos', '+99:99', 'Europe/Berlin\n'])(
    'that is none (%j) is refused wherever one is taken',
    async (zone) => {
      for (const path of zoned()) {
        await expectRefusal(
          and(path, `time_zone=${encodeURIComponent(zone)}`),
          /^time_zone takes a time zone such as Europe\/Berlin, not ".{0,81}…?"?\.$/s,
        )
      }
    },
  )

  test.each(['europe/berlin', 'Etc/GMT+12', 'Pacific/Kiritimati', 'America/St_Johns', '+05:30'])(
    'that is unusual (%s) is taken',
    async (zone) => {
      for (const path of zoned()) await expectAnswer(and(path, `time_zone=${encodeURIComponent(zone)}`))
    },
  )
})

describe('a span', () => {
  test.each([
    [
      '2026-02-01',
      '2026-01-01',
      /^from must lie before to, not 2026-02-01T.* to 2026-01-01T.*\. Change one of them\.$/,
    ],
    ['2026-02-01', '2026-02-01', /^from must lie before to/],
    ['0001-01-01', '9999-12-31', /^from and to take times from 1900 to 2200, not 0001-01-01T/],
    ['bogus', 'now', /^from takes a time such as .*, not "bogus"\.$/],
    ['', '', /^from takes a time such as/],
  ])('from %j to %j is refused with what to change', async (from, to, message) => {
    for (const path of spanned()) await expectRefusal(and(path, `from=${from}&to=${to}`), message)
  })

  test('of a hundred years is too long for the timeline, and none for the matrix', async () => {
    const span = 'from=1926-01-01&to=2026-01-01'
    await expectRefusal(`/runs/timeline?${span}`, /15 days apart at most, not 36,525\. Ask for a shorter span\.$/)
    await expectAnswer(`/reports/${report.token}/parameter_sets?${span}`)
  })

  test.each(['', '100y', '0d', '-7d', '__proto__'])('of health that is none (%j) is refused', async (span) => {
    for (const path of ['/health', '/failures']) {
      await expectRefusal(`${path}?span=${span}`, /^span takes "24h", "7d", "30d", "90d", not ".*"\.$/)
    }
  })

  test.each([
    ['in the future', 'now%2B1d', 'now%2B2d'],
    ['reversed', 'now', 'now-30d'],
    ['of zero length', 'now-1d', 'now-1d'],
  ])('of filters that lies %s holds no runs', async (_what, from, to) => {
    const filter = `filter=created_at.gte.${from}&filter=created_at.lt.${to}`
    for (const path of filtered()) await expectAnswer(and(path, filter))
    for (const zone of ['', '&time_zone=Europe/Berlin']) {
      const summary = RunSummary.parse((await ask(`/runs/summary?${filter}${zone}`)).body)
      expect(summary).toMatchObject({ total_count: 0 })
      expect(summary.buckets.length).toBeLessThanOrEqual(100)
    }
  })

  test('of filters of a hundred years holds all runs, in no more buckets than any other', async () => {
    const filter = 'filter=created_at.gte.1930-01-01&filter=created_at.lt.2030-01-01'
    for (const path of filtered()) await expectAnswer(and(path, filter))
    for (const zone of ['', '&time_zone=Pacific/Kiritimati']) {
      const summary = RunSummary.parse((await ask(`/runs/summary?${filter}&buckets=50${zone}`)).body)
      expect(summary.total_count).toBe(customers + 1)
      expect(summary.buckets.length).toBeLessThanOrEqual(50)
    }
  })
})

describe('values of parameters', () => {
  test('that differ in every run: the first fifty come, and a search finds any of them', async () => {
    const facet = RunFacet.parse((await ask('/runs/facets?field=parameters.customer')).body)
    expect([facet.values.length, facet.has_more]).toEqual([50, true])
    const found = RunFacet.parse((await ask('/runs/facets?field=parameters.customer&search=123')).body)
    expect(found.values.length).toBeGreaterThan(0)
    expect(found.values.every(({ label }) => label.includes('123'))).toBe(true)
    for (const lane of ['parameters.customer', 'parameters.none']) await expectAnswer(`/runs/timeline?lane=${lane}`)
  })

  test('that are very long: everything answers, and no facet tells them', async () => {
    const paths = ['/runs/facets?field=parameters', '/runs/timeline?lane=parameters.text', '/runs/export.csv']
    for (const path of [...paths, ...filtered(), ...spanned(), '/health', '/reports?strip=20']) await expectAnswer(path)
    const facet = RunFacet.parse((await ask('/runs/facets?field=parameters.text')).body)
    expect(facet.values).toEqual([])
  })

  test('that a run cannot have are refused with what it takes', async () => {
    const post = async (parameters: unknown) =>
      it.call(`POST /api/acme${runs}`, { as: it.acme.analyst.credential, body: { parameters } })
    for (const [given, message] of [
      [
        { shape: { a: 1 } },
        /^Parameter "shape" must be a text, a number, true, false, null or a list of these; .* came\.$/,
      ],
      [{ text: 'x'.repeat(100_001) }, /^The parameters of a run may be 100 kB in all; more came\.$/],
      ['a text', /^"parameters" must be an object of names and values|^parameters takes an object/],
      [{ '': 1 }, /cannot be the name of a parameter/],
    ] as const) {
      const { status, body } = await post(given)
      expect([status, body]).toMatchObject([400, { message: expect.stringMatching(message) }])
    }
  })

  test.each(['{"a":{"b":[1]}}', '[1,2]', 'null', '%F0%9F%98%80', '\\', ','])(
    'that are asked for as %s are looked for as they are written',
    async (value) => {
      for (const operator of ['eq', 'has']) {
        const filter = `filter=parameters.customer.${operator}.${value.startsWith('%') ? value : encodeURIComponent(value)}`
        for (const path of filtered()) await expectAnswer(and(path, filter))
      }
    },
  )

  test.each(['__proto__', 'constructor', 'toString'])('of a parameter named %s are none', async (name) => {
    for (const path of filtered()) await expectAnswer(and(path, `filter=parameters.${name}.eq.1`))
    const facet = RunFacet.parse((await ask(`/runs/facets?field=parameters.${name}`)).body)
    expect(facet.values).toEqual([])
    await expectAnswer(`/runs/timeline?lane=parameters.${name}`)
  })

  test('that are too long or too many to be asked for are refused', async () => {
    const long = `parameters.customer.eq.${'x'.repeat(100_000)}`
    const many = `parameters.customer.in.${Array.from({ length: 300 }, (_, at) => at).join(',')}`
    for (const path of filtered()) {
      await expectRefusal(and(path, `filter=${long}`), /^filter "parameters\.customer\.eq\.x+…": is longer than 4000/)
      await expectRefusal(and(path, `filter=${many}`), /: lists more than 200 values; take some out$/)
    }
  })
})
