import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { until } from '#/runs-api/store/testing/until.ts'

const turns = 12

let app: TestApp
let acme: TestWorkspace
let asked = 0
beforeAll(async () => {
  app = await openTestApp({}, turns + 4)
  acme = await addWorkspace(app.store.db, 'acme')
})
afterAll(() => app.close())

async function ask(path: string): Promise<string> {
  const { status, text } = await app.call(`GET /api/acme${path}`, { as: acme.manager.credential })
  expect(status).toBe(200)
  return text
}

/** All turns are taken, by lists that nobody can read before the returned function is called. */
async function takeAllTurns() {
  const lock = await app.store.streamDb.startTransaction().execute()
  await sql`lock table report_activity in access exclusive mode`.execute(lock)
  const lists = Array.from({ length: turns }, () => ask(`/reports?strip=1&page=${(asked += 1)}`))
  await until(async () => {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(app.store.streamDb)
    return rows.length >= turns
  })
  return async () => {
    await lock.rollback().execute()
    await Promise.all(lists)
  }
}

/** What is answered while all turns are taken, or as soon as they are not. */
async function askWhileBusy(): Promise<string> {
  const release = await takeAllTurns()
  const answer = ask(path)
  await release()
  return answer
}

/** Of which no answer of the API says that it happened. */
async function addReportBehindIt(): Promise<void> {
  const { account, finance, manager } = acme
  await addReport(app.store.db, { accountId: account.id, collectionId: finance.id, creatorId: manager.id })
}

async function saveView(): Promise<void> {
  const body = { name: 'Failed', search: 'filter=state.eq.failed' }
  const { status } = await app.call('POST /api/acme/views', { as: acme.manager.credential, body })
  expect(status).toBe(201)
}

const path = '/reports?strip=5'

describe('who would have to wait for a turn', () => {
  test('is given the figures of up to a second ago', async () => {
    const before = await askWhileBusy()
    await addReportBehindIt()
    app.clock.advance(1)
    const release = await takeAllTurns()
    expect(await ask(path)).toBe(before)
    await release()
  })

  test.each([
    ['older ones', async () => app.clock.advance(1.001)],
    ['those of before a change that went over this API', saveView],
  ])('is not given %s', async (_what, happen) => {
    const before = await askWhileBusy()
    await addReportBehindIt()
    await happen()
    expect(await askWhileBusy()).not.toBe(before)
  })

  test('is given those of now where nobody waits', async () => {
    const before = await askWhileBusy()
    await addReportBehindIt()
    expect(await ask(path)).not.toBe(before)
  })
})
