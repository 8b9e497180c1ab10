import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let addresses: string[]

beforeAll(async () => {
  it = await openTestSystem()
  const source = 'select range as n, case when range % 3 > 0 then range % 3 end as "third ""one""" from range(1000)'
  const run = await it.run(await it.report({ Numbers: source }))
  const self = run._links['self']?.href ?? ''
  const { text } = await it.call(`GET ${self}/query_runs`, { as: it.acme.viewer.credential })
  const [queryRun = ''] = /(?<="token":")[0-9a-f]{12}/.exec(text) ?? []
  addresses = [`${self}/results/content.json`, `${self}/query_runs/${queryRun}/results/content.json`]
})
afterAll(() => it.close())

const ask = (address: string, query: string) => it.call(`GET ${address}?${query}`, { as: it.acme.viewer.credential })
const third = encodeURIComponent('third "one"')

describe('the rows of a result', () => {
  test.each([
    ['limit=2&offset=998', [998, 999]],
    ['limit=2&offset=1000', []],
    ['offset=997', [997, 998, 999]],
    ['limit=3&order_by=n&order=desc', [999, 998, 997]],
    [`limit=3&order_by=${third}`, [1, 4, 7]],
    [`limit=2&order_by=${third}&order=desc&offset=332`, [998, 1]],
    [`limit=2&order_by=${third}&order=desc&offset=666`, [0, 3]],
  ])('with ?%s are those asked for', async (query, expected) => {
    for (const address of addresses) {
      const { status, body } = await ask(address, query)
      expect({ status, body }).toMatchObject({ status: 200, body: expected.map((n) => ({ n })) })
    }
  })

  test('in an order come once each, page by page', async () => {
    const pages = await Promise.all(
      Array.from({ length: 10 }, (_, page) =>
        ask(addresses[0] ?? '', `limit=100&offset=${page * 100}&order_by=${third}`),
      ),
    )
    const numbers = pages.flatMap(({ text }) => text.match(/(?<="n":)\d+/g) ?? [])
    expect(new Set(numbers).size).toBe(1000)
  })

  test.each([
    ['offset=-1', 'offset takes a whole number from 0'],
    ['offset=x', 'offset takes a whole number from 0'],
    ['limit=9999999999', 'limit takes a whole number from 0'],
    ['limit=2&order_by=nope', 'order_by takes the name of a column of the result, not "nope"'],
    ['order_by=n', 'order_by takes a limit beside it'],
    ['order_by=n&limit=10001', 'order_by takes a limit beside it'],
    ['limit=1&order_by=n&order=up', 'order takes "asc", "desc", not "up"'],
  ])('with ?%s are refused in a sentence', async (query, message) => {
    for (const address of addresses) {
      const { status, body } = await ask(address, query)
      expect({ status, body }).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } })
    }
  })
})
