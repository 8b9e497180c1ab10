import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { addWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { openLog } from '#/runs-api/log.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { findFirstWorkspace, watchReports } from '#/runs-api/system/watch-reports.ts'

const lookEveryMs = 10_000

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'watch-reports-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})
afterEach(() => vi.useRealTimers())

async function writeReport(reportsDir: string, name: string): Promise<void> {
  await mkdir(join(reportsDir, 'one'), { recursive: true })
  await writeFile(join(reportsDir, 'one', 'one.sql'), 'select 1')
  const query = '{ name: One, file: one.sql, data_source: warehouse }'
  await writeFile(join(reportsDir, 'one', 'report.yml'), `name: ${name}\ncollection: Finance\nqueries: [${query}]\n`)
}

async function reportNames(): Promise<string[]> {
  const rows = await database.store.db.selectFrom('reports').select('name').execute()
  return rows.map(({ name }) => name)
}

function watched(reportsDir: string) {
  const { db } = database.store
  const lines: string[] = []
  const log = openLog('warn', (line) => lines.push(line))
  return { lines, options: { db, reportsDir, log, findWorkspace: () => findFirstWorkspace(db) } }
}

describe('the report folders', () => {
  test('come in once there is a workspace, and again when a file changes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const reportsDir = join(folder, 'reports')
    await writeReport(reportsDir, 'Before anybody')
    const watch = await watchReports(watched(reportsDir).options)
    expect(await reportNames()).toEqual([])
    await addWorkspace(database.store.db, 'acme')
    await vi.advanceTimersByTimeAsync(lookEveryMs)
    await expect.poll(reportNames).toEqual(['Before anybody'])
    await writeReport(reportsDir, 'With another name')
    await vi.advanceTimersByTimeAsync(lookEveryMs)
    await expect.poll(reportNames).toEqual(['With another name'])
    await watch.close()
  })

  test('that go away later are told of once, in the log, and looked for again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const reportsDir = join(folder, 'passing')
    await writeReport(reportsDir, 'Passing')
    const { lines, options } = watched(reportsDir)
    const watch = await watchReports(options)
    await rm(reportsDir, { recursive: true })
    await vi.advanceTimersByTimeAsync(lookEveryMs)
    await expect.poll(() => lines).toHaveLength(1)
    expect(lines[0]).toContain('The report folders could not be brought in')
    await writeReport(reportsDir, 'Back again')
    await expect
      .poll(async () => {
        await vi.advanceTimersByTimeAsync(lookEveryMs)
        return reportNames()
      })
      .toContain('Back again')
    expect(lines).toHaveLength(1)
    await watch.close()
  })

  test('that cannot be read at the start end it with a sentence', async () => {
    await expect(watchReports(watched(join(folder, 'nowhere')).options)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/nowhere.*set REPORTS_DIR to a directory of report folders\.$/),
    })
  })
})
