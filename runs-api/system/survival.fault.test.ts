import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { checkRollups } from '#/runs-api/store/rollups/check-rollups.ts'
import type { RunsApiProcess } from '#/runs-api/system/testing/runs-api-process.ts'
import { openInstallation, type Installation } from '#/runs-api/system/testing/started-installation.ts'

const inFlight = 50
const rows = 1_000
/** Some tenths of a second of work, and a result that can be told whole from cut. */
const source = `select a.range as n from range(${rows}) a, range(40000) b group by 1 order by 1`

let it: Installation
let report: TestReport

beforeEach(async () => {
  it = await openInstallation()
  report = await it.report(source)
})
afterEach(() => it.close())

/** Posts runs at once and gives the tokens of those that were accepted. */
async function postRuns({ origin }: RunsApiProcess, count: number): Promise<string[]> {
  const post = async (): Promise<string[]> => {
    const response = await fetch(`${origin}/api/acme/reports/${report.token}/runs`, {
      method: 'POST',
      headers: { authorization: basic(it.acme.analyst.credential) },
    }).catch(() => undefined)
    const body: unknown = response?.status === 202 ? await response.json() : undefined
    const token: unknown = body === undefined ? undefined : Reflect.get(Object(body), 'token')
    return typeof token === 'string' ? [token] : []
  }
  return (await Promise.all(Array.from({ length: count }, post))).flat()
}

type Counts = { finished: number; good: number; whole: number; files: number; total: number }

async function counts(): Promise<Counts> {
  const { rows: found } = await sql<Counts>`
    select count(*) filter (where r.completed_at is not null) as finished,
      count(*) filter (where r.state = 'succeeded') as good, count(*) as total,
      count(*) filter (where s.row_count = ${rows}) as whole, count(distinct s.file) as files
    from report_runs r join query_runs q on q.run_id = r.id left join results s on s.query_run_id = q.id`.execute(
    it.store.db,
  )
  return found[0] ?? { finished: 0, good: 0, whole: 0, files: 0, total: 0 }
}

const patience = { timeout: 100_000, interval: 250 }

async function everyRunEndsOnceAndWhole(tokens: string[]): Promise<void> {
  const all = tokens.length
  await expect.poll(async () => (await counts().catch(() => undefined))?.finished, patience).toBe(all)
  expect(await counts()).toEqual({ finished: all, good: all, whole: all, files: all, total: all })
  // A run that had ended twice would have been counted twice.
  expect(await checkRollups(it.store.db)).toEqual([])
  const { rows: kept } = await sql<{ token: string }>`select token from report_runs`.execute(it.store.db)
  expect(kept.map(({ token }) => token).toSorted()).toEqual(tokens.toSorted())
}

async function someHaveEnded(): Promise<void> {
  await expect.poll(async () => (await counts()).finished, patience).toBeGreaterThan(2)
}

describe('with fifty runs in flight', () => {
  test('killing the runs API loses no accepted run and finishes none twice', async () => {
    const first = await it.start()
    const tokens = await postRuns(first, inFlight)
    expect(tokens).toHaveLength(inFlight)
    await someHaveEnded()
    await first.kill()
    expect((await counts()).finished).toBeLessThan(inFlight)
    await it.start()
    await everyRunEndsOnceAndWhole(tokens)
  })

  test('killing Postgres loses no accepted run and finishes none twice', async () => {
    const api = await it.start()
    const tokens = await postRuns(api, inFlight)
    expect(tokens).toHaveLength(inFlight)
    await someHaveEnded()
    const killed = it.postgresPid()
    if (killed === null) throw new Error('Postgres has no process')
    process.kill(killed, 'SIGKILL')
    await expect.poll(it.postgresPid, patience).not.toBe(killed)
    await everyRunEndsOnceAndWhole(tokens)
    const health = await fetch(`${api.origin}/api/health`)
    expect(health.status).toBe(200)
  })

  test('ending the runs API hands back what runs, and the next start finishes it', async () => {
    const first = await it.start()
    const tokens = await postRuns(first, inFlight)
    await someHaveEnded()
    const begun = Date.now()
    expect(await first.stop()).toBe(0)
    expect(Date.now() - begun).toBeLessThan(10_000)
    await it.start()
    await everyRunEndsOnceAndWhole(tokens)
  })
})
