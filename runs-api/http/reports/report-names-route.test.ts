import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReportNames } from '#/lib/contract/report-names.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

let api: TestApp
let acme: TestWorkspace
let zebra: TestReport

beforeAll(async () => {
  api = await openTestApp()
  const { db } = api.store
  acme = await addWorkspace(db, 'acme')
  const globex = await addWorkspace(db, 'globex')
  const add = (name: string, of = acme, person?: TestPerson) =>
    addReport(db, {
      accountId: of.account.id,
      collectionId: person?.collectionId ?? of.finance.id,
      creatorId: of.analyst.id,
      name,
    })
  zebra = await add('zebra')
  await add('Mango')
  await add('apple')
  await add('Own of the analyst', acme, acme.analyst)
  await add('Elsewhere', globex)
  await sql`update reports set archived = true where name = 'Mango'`.execute(db)
})
afterAll(() => api.close())

const namesOf = async (as: TestPerson['credential'], account = 'acme') => {
  const { _embedded: embedded } = await api.read(ReportNames, `GET /api/${account}/report_names`, { as })
  return embedded.report_names.map(({ name }) => name)
}

describe('the names of reports', () => {
  test('come by name whatever their case, with tokens, and say which are archived', async () => {
    const answer = await api.read(ReportNames, 'GET /api/acme/report_names', { as: acme.viewer.credential })
    expect(answer._embedded.report_names.map(({ name, archived }) => [name, archived])).toEqual([
      ['apple', false],
      ['Mango', true],
      ['zebra', false],
    ])
    expect(answer._embedded.report_names.at(-1)?.token).toBe(zebra.token)
    expect(answer._links).toEqual({ self: { href: '/api/acme/report_names' } })
  })

  test("hold what lies in the caller's personal collection, and not what lies in a colleague's", async () => {
    expect(await namesOf(acme.analyst.credential)).toEqual(['apple', 'Mango', 'Own of the analyst', 'zebra'])
    expect(await namesOf(acme.manager.credential)).toEqual(['apple', 'Mango', 'zebra'])
    expect(await namesOf(acme.key)).toEqual(['apple', 'Mango', 'zebra'])
    expect(await namesOf(acme.analyst.credential, acme.analyst.username)).toEqual(['Own of the analyst'])
  })
})
