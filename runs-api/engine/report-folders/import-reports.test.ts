import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importReports, type ImportTarget } from '#/runs-api/engine/report-folders/import-reports.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { listReports, type ReportRecord } from '#/runs-api/store/reports.ts'
import { readVersion } from '#/runs-api/store/reports/save-version.ts'
import { listSchedules } from '#/runs-api/store/schedules.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'

let database: TestDatabase
let acme: TestWorkspace
let target: ImportTarget

beforeAll(async () => {
  database = await openTestDatabase()
  acme = await addWorkspace(database.store.db, 'acme')
})
afterAll(() => database.drop())

beforeEach(async () => {
  const reportsDir = await mkdtemp(join(tmpdir(), 'runboard-reports-'))
  target = { reportsDir, accountId: acme.account.id, firstAdministratorId: acme.admin.id }
  return () => rm(reportsDir, { recursive: true, force: true })
})

async function write(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(join(target.reportsDir, folder), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(target.reportsDir, folder, name), text)
}

function reportYml(name: string, more = ''): string {
  return `name: ${name}\ncollection: Finance\nowner: acme-analyst\nqueries:
  - { name: Revenue, file: revenue.sql, data_source: warehouse }\n${more}`
}

async function reportNamed(name: string): Promise<ReportRecord | undefined> {
  const scope = { kind: 'workspace' as const, accountId: acme.account.id, viewerId: null }
  const order = { column: 'created_at' as const, direction: 'asc' as const }
  const selection = { scope, collectionId: null, isArchived: null, words: '', tokens: null, times: [] }
  const reports = await listReports(database.store.db, selection, { order, page: 1, perPage: 100 })
  return reports.find((report) => report.name === name)
}

describe('importing report folders', () => {
  test('makes a report of its queries, in its collection, for its owner', async () => {
    await write('revenue', { 'report.yml': reportYml('Revenue'), 'revenue.sql': 'select 1' })
    expect(await importReports(database.store.db, target)).toEqual([{ folder: 'revenue', error: null }])
    const report = await reportNamed('Revenue')
    expect(report).toMatchObject({ creatorId: acme.analyst.id, loadError: null, queryCount: 1 })
    expect(report?.collectionToken).toBe(acme.finance.token)
  })

  test('keeps a report and its version while nothing changes, and makes a new version when a query does', async () => {
    await write('steady', { 'report.yml': reportYml('Steady'), 'revenue.sql': 'select 1' })
    await importReports(database.store.db, target)
    const first = await reportNamed('Steady')
    await importReports(database.store.db, target)
    expect(await reportNamed('Steady')).toEqual(first)
    await write('steady', { 'revenue.sql': 'select 2' })
    await importReports(database.store.db, target)
    const changed = await reportNamed('Steady')
    expect(changed?.token).toBe(first?.token)
    expect((await readVersion(database.store.db, changed?.versionId ?? 0))?.queries[0]?.source).toBe('select 2')
    expect((await readVersion(database.store.db, first?.versionId ?? 0))?.queries[0]?.source).toBe('select 1')
  })

  test('lists a broken folder with its error, keeps what it was, and brings the others in', async () => {
    await write('good', { 'report.yml': reportYml('Good'), 'revenue.sql': 'select 1' })
    await write('never', { 'report.yml': 'name: [' })
    await write('later', { 'report.yml': reportYml('Later'), 'revenue.sql': 'select 1' })
    await importReports(database.store.db, target)
    await write('later', { 'report.yml': 'name: Later\ncolour: red\n' })
    const imported = await importReports(database.store.db, target)
    expect(imported.map(({ folder, error }) => [folder, error !== null])).toEqual([
      ['good', false],
      ['later', true],
      ['never', true],
    ])
    expect(await reportNamed('never')).toMatchObject({ queryCount: 0 })
    const later = await reportNamed('Later')
    expect(later?.queryCount).toBe(1)
    expect(later?.loadError).toMatch(/^report\.yml cannot be used: collection is missing; /)
    await write('later', { 'report.yml': reportYml('Later') })
    await importReports(database.store.db, target)
    expect((await reportNamed('Later'))?.loadError).toBeNull()
  })

  test('says of a report whose folder is gone that it is, keeps its versions, and takes it up again', async () => {
    await write('fleeting', { 'report.yml': reportYml('Fleeting'), 'revenue.sql': 'select 1' })
    await importReports(database.store.db, target)
    await rm(join(target.reportsDir, 'fleeting'), { recursive: true })
    await importReports(database.store.db, target)
    expect(await reportNamed('Fleeting')).toMatchObject({ loadError: 'Its folder is no longer there.', queryCount: 1 })
    await write('fleeting', { 'report.yml': reportYml('Fleeting'), 'revenue.sql': 'select 1' })
    await importReports(database.store.db, target)
    expect((await reportNamed('Fleeting'))?.loadError).toBeNull()
  })

  test('does not follow a link out of the folder', async () => {
    await write('linked', { 'report.yml': reportYml('Linked') })
    await symlink('/etc/hostname', join(target.reportsDir, 'linked', 'revenue.sql'))
    const [imported] = await importReports(database.store.db, target)
    expect(imported?.error).toMatch(/revenue\.sql is a link that leads out of its folder/)
  })

  test('follows the schedules a folder declares, and ends those it no longer names', async () => {
    const daily = 'schedules:\n  - { name: Daily, cron: { freq: daily, hour: 6, time_zone: Europe/Berlin } }\n'
    await write('timed', { 'report.yml': reportYml('Timed', daily), 'revenue.sql': 'select 1' })
    await importReports(database.store.db, target)
    const id = (await reportNamed('Timed'))?.id ?? 0
    const [schedule] = await listSchedules(database.store.db, id)
    expect(schedule).toMatchObject({ name: 'Daily', timing: { freq: 'daily', hour: 6, minute: 0 } })
    await importReports(database.store.db, target)
    expect((await listSchedules(database.store.db, id))[0]?.token).toBe(schedule?.token)
    await write('timed', { 'report.yml': reportYml('Timed') })
    await importReports(database.store.db, target)
    expect(await listSchedules(database.store.db, id)).toEqual([])
  })

  test.each([
    ['../secret.sql', /file/],
    ['missing.sql', /missing\.sql/],
  ])('never reads %s', async (file, problem) => {
    const yml = `name: Reaching\ncollection: Finance\nqueries: [{ name: Q, file: ${file}, data_source: warehouse }]`
    await write('reaching', { 'report.yml': yml })
    const [imported] = await importReports(database.store.db, target)
    expect(imported?.error).toMatch(problem)
  })
})
