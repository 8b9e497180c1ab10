import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QueryRunList, QueryRunResult } from '#/lib/contract/query-run.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem

beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())

describe('a run of a trivial report', () => {
  test('is accepted as enqueued, executed, and keeps its result', async () => {
    const report = await it.report({ Total: 'select region, sum(amount) as total from orders group by 1 order by 1' })
    const as = it.acme.analyst.credential
    const accepted = await it.call(`POST /api/acme/reports/${report.token}/runs`, { as, body: {} })
    expect(accepted.status).toBe(202)
    const { token, state, trigger } = ReportRun.parse(accepted.body)
    expect({ state, trigger }).toEqual({ state: 'enqueued', trigger: 'api' })

    const run = await it.ended(report, token)
    expect(run).toMatchObject({ state: 'succeeded', failure: null, is_latest_successful_report_run: true })
    const content = await it.call(`GET ${run._links['content']?.href}`, { as })
    expect(content.text).toBe('"region","total"\nEU,30.5\nUS,5.25\n')
  })

  test('gives its result to whoever has the signed address, and to nobody who changed it', async () => {
    const report = await it.report({ One: 'select 1 as one' })
    const run = await it.run(report)
    const as = it.acme.viewer.credential
    const list = QueryRunList.parse((await it.call(`GET ${run._links['query_runs']?.href}`, { as })).body)
    const [queryRun] = list._embedded.query_runs
    const result = QueryRunResult.parse((await it.call(`GET ${queryRun?._links['result']?.href}`, { as })).body)
    const signed = new URL(result.json_href)
    expect(signed.origin).toBe('https://runs.example')
    const answer = await it.call(`GET ${signed.pathname}${signed.search}`)
    expect(answer.body).toEqual([{ one: 1 }])
    expect((await it.call(`GET ${signed.pathname}${signed.search}0`)).status).toBe(401)
    expect((await it.call(`GET ${signed.pathname}`)).status).toBe(401)
  })
})

describe('a run that fails', () => {
  test('says why, keeps what the other queries gave, and is recovered by the next good run', async () => {
    const report = await it.report({
      Good: `{% form %}\nregion: { type: select, options: [EU, US], default: EU }\n{% endform %}
        select count(*) as orders from orders where region = {{ region }}`,
      Bad: 'select amout from orders',
    })
    const run = await it.run(report)
    expect(run.state).toBe('failed')
    expect(run.failure).toMatchObject({ code: 'SqlUnknownColumn' })
    expect(run.failure?.message).toMatch(/amout.*Position: 8/s)
    const as = it.acme.viewer.credential
    const list = QueryRunList.parse((await it.call(`GET ${run._links['query_runs']?.href}`, { as })).body)
    expect(list._embedded.query_runs.map(({ state }) => state)).toEqual(['succeeded', 'failed'])
    expect(list._embedded.query_runs[1]).toMatchObject({ error_code: 'SqlUnknownColumn', error_type: 'generic' })
    const good = list._embedded.query_runs[0]?._links['result']?.href
    expect((await it.call(`GET ${good}/content.json`, { as })).body).toEqual([{ orders: 2 }])
  })

  test('refuses a value its form does not offer, naming field, value and options', async () => {
    const report = await it.report({
      Q: '{% form %}\nregion: { type: select, options: [EU, US] }\n{% endform %}\nselect {{ region }} as region',
    })
    const as = it.acme.analyst.credential
    const body = { parameters: { region: 'MARS' } }
    const answer = await it.call(`POST /api/acme/reports/${report.token}/runs`, { as, body })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({
      id: 'bad_request',
      message: 'Parameter "region" must be one of "EU", "US"; "MARS" came.',
    })
  })

  test('treats a value as data, whatever it looks like', async () => {
    const report = await it.report({ Q: 'select {{ name }} as name, (select count(*) from orders) as orders' })
    const name = `'; drop table orders; --`
    const run = await it.run(report, { name })
    const content = await it.call(`GET ${run._links['self']?.href}/results/content.json`, {
      as: it.acme.viewer.credential,
    })
    expect(content.body).toEqual([{ name, orders: 3 }])
  })
})

const endless = 'select count(*) from range(1000000000) a, range(1000000000) b where a.range % 7 = b.range % 3'

describe('cancelling', () => {
  test('ends a run that executes, within a second, and once', async () => {
    const report = await it.report({ Slow: endless })
    const as = it.acme.analyst.credential
    const accepted = ReportRun.parse((await it.call(`POST /api/acme/reports/${report.token}/runs`, { as })).body)
    const self = accepted._links['self']?.href
    await expect
      .poll(async () => ReportRun.parse((await it.call(`GET ${self}`, { as })).body).started_at)
      .not.toBeNull()
    const cancelled = await it.call(`PATCH ${self}/cancel`, { as })
    expect(cancelled.status).toBe(200)
    expect(cancelled.body).toMatchObject({ state: 'cancelled', _forms: {} })
    expect((await it.call(`PATCH ${self}/cancel`, { as })).status).toBe(409)
    // The worker is free again: another report's run comes through.
    expect((await it.run(await it.report({ One: 'select 1' }))).state).toBe('succeeded')
  })
})

describe('events', () => {
  test('tell of a run as it moves, and of what was missed since the last one heard', async () => {
    const report = await it.report({ One: 'select 1 as one' })
    const as = it.acme.viewer.credential
    const open = async (lastEventId?: string): Promise<ReadableStreamDefaultReader<string>> => {
      const request = new Request('http://runs.test/api/acme/runs/events', { headers: { authorization: basic(as) } })
      if (lastEventId !== undefined) request.headers.set('last-event-id', lastEventId)
      const response = await it.system.app.fetch(request, {})
      if (response.body === null) throw new Error('no stream')
      return response.body.pipeThrough(new TextDecoderStream()).getReader()
    }
    const readUntil = async (reader: ReadableStreamDefaultReader<string>, wanted: RegExp): Promise<string> => {
      let text = ''
      while (!wanted.test(text)) text += (await reader.read()).value ?? ''
      return text
    }
    const reader = await open()
    const start = await readUntil(reader, /event: open\n/)
    const mark = /id: (\S+)/.exec(start)?.[1]
    const run = await it.run(report)
    await readUntil(reader, new RegExp(`"token":"${run.token}","state":"succeeded"`))
    await reader.cancel()
    const late = await open(mark)
    await readUntil(late, new RegExp(`"token":"${run.token}","state":"succeeded"`))
    await late.cancel()
    const lost = await open('nonsense')
    await readUntil(lost, /event: reset\n/)
    await lost.cancel()
  })
})
