import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Health } from '#/lib/contract/health.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())

async function failed(name: string): Promise<{ report: TestReport; href: string }> {
  const report = await it.report({ One: 'select 1' }, name)
  const run = { state: 'failed', startedAt: new Date(Date.now() - 60_000), seconds: 1 } as const
  const token = await addEndedRun(it.system.store.db, report, { ...run, executedById: it.acme.analyst.id })
  return { report, href: `/api/acme/reports/${report.token}/runs/${token}` }
}

const patch = (href: string, body: object = {}) => it.call(`PATCH ${href}`, { as: it.acme.analyst.credential, body })

describe('acknowledging an open failure', () => {
  test('says who, when and what on the run, in health and in the audit log, and leaves it open', async () => {
    const { href } = await failed('Late source')
    const run = ReportRun.parse((await patch(`${href}/acknowledge`, { note: ' The source is late ' })).body)
    const acknowledged = { by: 'acme-analyst', note: 'The source is late', at: run.updated_at }
    expect(run.failure).toMatchObject({ is_open: true, recovered_by: null, acknowledged })
    expect(Object.keys(run._forms)).toEqual(['acknowledge', 'unacknowledge'])
    const health = Health.parse((await it.call('GET /api/acme/health', { as: it.acme.viewer.credential })).body)
    expect(health.needs_attention[0]?.latest_failure.failure?.acknowledged).toEqual(acknowledged)
    const { db } = it.system.store
    const entries = db.selectFrom('audit_log').selectAll().where('subject_token', '=', run.token)
    expect(await entries.execute()).toMatchObject([
      { action: 'run.acknowledged', actor_id: it.acme.analyst.id, details: { note: 'The source is late' } },
    ])
  })

  test('with the earlier ones means those of its report that are open, and health says of how many nobody knows', async () => {
    const { db } = it.system.store
    const { report, href } = await failed('Nightly')
    const failAgain = async (minutesAgo: number) => {
      const run = { state: 'failed', startedAt: new Date(Date.now() - minutesAgo * 60_000), seconds: 1 } as const
      return await addEndedRun(db, report, { ...run, executedById: it.acme.analyst.id })
    }
    const hrefOf = (token: string) => `/api/acme/reports/${report.token}/runs/${token}`
    const [older, later] = [await failAgain(30), await failAgain(0)]
    const attention = async () => {
      const health = Health.parse((await it.call('GET /api/acme/health', { as: it.acme.viewer.credential })).body)
      return health.needs_attention.find(({ token }) => token === report.token)
    }
    const noteOf = async (path: string) =>
      ReportRun.parse((await it.call(`GET ${path}`, { as: it.acme.viewer.credential })).body).failure?.acknowledged
        ?.note

    expect(await attention()).toMatchObject({ acknowledged: null, unacknowledged_failures: 3 })
    await patch(`${href}/acknowledge`, { note: 'On it', with_earlier: true })
    expect([await noteOf(href), await noteOf(hrefOf(older))]).toEqual(['On it', 'On it'])
    expect(await noteOf(hrefOf(later))).toBeUndefined()
    const by = { by: 'acme-analyst', note: 'On it' }
    expect(await attention()).toMatchObject({ acknowledged: by, unacknowledged_failures: 1, open_failures: 3 })

    const back = await patch(`${hrefOf(later)}/unacknowledge`, { with_earlier: true })
    expect([back.status, await attention()]).toMatchObject([200, { acknowledged: null, unacknowledged_failures: 3 }])
    expect((await patch(`${hrefOf(later)}/unacknowledge`, { with_earlier: true })).status).toBe(409)
    const entries = await db
      .selectFrom('audit_log')
      .select(['action', 'details'])
      .where('subject_token', 'in', [href.split('/').at(-1) ?? '', later])
      .orderBy('id')
      .execute()
    expect(entries).toMatchObject([
      { action: 'run.acknowledged', details: { note: 'On it', failures: 2 } },
      { action: 'run.unacknowledged', details: { failures: 2 } },
    ])
  })

  test('may be taken back without a body', async () => {
    const { href } = await failed('Bare')
    await patch(`${href}/acknowledge`)
    const answer = await it.call(`PATCH ${href}/unacknowledge`, { as: it.acme.analyst.credential })
    expect([answer.status, answer.body]).toMatchObject([200, { failure: { acknowledged: null } }])
  })

  test('tells those who follow runs', async () => {
    const { href } = await failed('Followed')
    const { db } = it.system.store
    const count = async () => (await db.selectFrom('run_events').select('id').execute()).length
    const before = await count()
    await patch(`${href}/acknowledge`)
    expect(await count()).toBe(before + 1)
  })

  test('may be said again in other words, and taken back once', async () => {
    const { href } = await failed('Twice')
    await patch(`${href}/acknowledge`, { note: 'One' })
    const again = ReportRun.parse((await patch(`${href}/acknowledge`)).body)
    expect(again.failure?.acknowledged).toMatchObject({ note: null })
    const back = ReportRun.parse((await patch(`${href}/unacknowledge`)).body)
    expect(back.failure).toMatchObject({ is_open: true, acknowledged: null })
    expect((await patch(`${href}/unacknowledge`)).status).toBe(409)
  })

  test('is a conflict once a later run has recovered it, which the failure then names', async () => {
    const { report, href } = await failed('Mended')
    const good = { state: 'succeeded', startedAt: new Date(), seconds: 1 } as const
    const token = await addEndedRun(it.system.store.db, report, { ...good, executedById: it.acme.analyst.id })
    const run = await it.system.store.db
      .selectFrom('report_runs')
      .select(['id', 'completed_at'])
      .where('token', '=', token)
      .executeTakeFirstOrThrow()
    await it.system.store.db
      .updateTable('report_runs')
      .set({ recovered_by: run.id, recovered_at: run.completed_at })
      .where('report_id', '=', report.id)
      .where('state', '=', 'failed')
      .execute()
    const { status, body } = await patch(`${href}/acknowledge`, { note: 'Too late' })
    expect([status, body]).toMatchObject([409, { message: expect.stringContaining('no open failure') }])
    const read = ReportRun.parse((await it.call(`GET ${href}`, { as: it.acme.viewer.credential })).body)
    expect(read.failure).toMatchObject({ is_open: false, recovered_by: { token }, acknowledged: null })
  })

  test.each([
    [{ note: 'x'.repeat(501) }, 'note'],
    [{ note: 5 }, 'note'],
    [{ with_earlier: 'yes' }, 'with_earlier'],
  ])('refuses %o with a sentence', async (body, named) => {
    const { href } = await failed('Refused')
    const answer = await patch(`${href}/acknowledge`, body)
    expect([answer.status, answer.body]).toMatchObject([400, { message: expect.stringContaining(named) }])
  })
})
