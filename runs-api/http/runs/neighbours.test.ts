import { afterAll, beforeAll, expect, test } from 'vitest'
import { RunNeighbours } from '#/lib/contract/run-neighbours.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport
const tokens: string[] = []

const states = ['succeeded', 'failed', 'succeeded', 'failed', 'failed'] as const

beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ One: 'select 1' })
  const { db } = it.system.store
  const other = await it.report({ One: 'select 1' })
  for (const [at, state] of states.entries()) {
    // Two of them share each moment, where the inner number decides.
    const startedAt = new Date(Date.UTC(2026, 7, 6, 12, Math.floor(at / 2)))
    const run = { state, startedAt, executedById: it.acme.analyst.id, seconds: 1 }
    tokens.push(await addEndedRun(db, report, run))
    await addEndedRun(db, other, run)
  }
})
afterAll(() => it.close())

async function neighboursOf(at: number) {
  const path = `/api/acme/reports/${report.token}/runs/${tokens[at]}/neighbours`
  const { body } = await it.call(`GET ${path}`, { as: it.acme.viewer.credential })
  const { previous, next, last_successful: good, latest } = RunNeighbours.parse(body)
  const place = (run: { token: string } | null): number | null => (run === null ? null : tokens.indexOf(run.token))
  return [previous, next, good, latest].map(place)
}

test('the neighbours of a run are those of its report, before and after it, the newest good one but it, and the newest', async () => {
  expect(await neighboursOf(0)).toEqual([null, 1, 2, 4])
  expect(await neighboursOf(1)).toEqual([0, 2, 2, 4])
  expect(await neighboursOf(2)).toEqual([1, 3, 0, 4])
  expect(await neighboursOf(3)).toEqual([2, 4, 2, 4])
  expect(await neighboursOf(4)).toEqual([3, null, 2, 4])
})

test('a neighbour says how it went, when it was made and where it lies', async () => {
  const path = `/api/acme/reports/${report.token}/runs/`
  const { body } = await it.call(`GET ${path}${tokens[0]}/neighbours`, { as: it.acme.viewer.credential })
  expect(body).toMatchObject({
    previous: null,
    next: {
      state: 'failed',
      created_at: '2026-08-06T12:00:00.000Z',
      _links: { self: { href: `${path}${tokens[1]}` } },
    },
  })
})
