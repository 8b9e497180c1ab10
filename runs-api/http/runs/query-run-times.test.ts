import { afterAll, beforeAll, expect, test } from 'vitest'
import { QueryRunList } from '#/lib/contract/query-run.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem

beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())

test('each query of a run says when it started and when it was through itself', async () => {
  const report = await it.report({
    Quick: 'select 1 as one',
    Slow: 'select sum(a.range * b.range) as total from range(20000) a, range(3000) b',
  })
  const run = await it.run(report)
  const as = it.acme.viewer.credential
  const list = QueryRunList.parse((await it.call(`GET ${run._links['query_runs']?.href}`, { as })).body)
  const [quick, slow] = list._embedded.query_runs
  const timeOf = (iso: string | null | undefined) => Date.parse(iso ?? '')
  for (const query of [quick, slow]) {
    expect(timeOf(query?.started_at)).toBeGreaterThanOrEqual(timeOf(run.started_at))
    expect(timeOf(query?.completed_at)).toBeLessThanOrEqual(timeOf(run.completed_at))
  }
  expect(timeOf(quick?.completed_at)).toBeLessThan(timeOf(slow?.completed_at))
})
