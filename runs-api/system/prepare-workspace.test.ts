import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnv, type RunsApiEnv } from '#/runs-api/env.ts'
import { openLog } from '#/runs-api/log.ts'
import { hasPeople } from '#/runs-api/store/accounts.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { openSystem, type System } from '#/runs-api/system/open-system.ts'
import { prepareWorkspace } from '#/runs-api/system/prepare-workspace.ts'

const log = openLog('error', () => undefined)

let database: TestDatabase
let dataDir: string
let env: RunsApiEnv
let system: System
beforeAll(async () => {
  database = await openTestDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'prepare-workspace-'))
  const secret = 'a signing secret of the tests, long enough'
  env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SIGNING_SECRET: secret,
    SAMPLE: 'off',
  })
  system = await openSystem(env, { role: 'api', log })
})
afterAll(async () => {
  await system.close(1_000)
  await database.drop()
  await rm(dataDir, { recursive: true })
})

async function signIn(path: string | null, body: object = {}): Promise<number> {
  const link = new URLSearchParams(path?.split('?')[1]).get('link')
  const headers = { 'content-type': 'application/json' }
  const request = { method: 'POST', headers, body: JSON.stringify({ link, ...body }) }
  return (await system.app.fetch(new Request('http://runs.test/api/sessions', request))).status
}

/** In this order: the installation is empty at first, and then it is not. */
describe('an installation without the sample', () => {
  test('stays empty and offers its first administrator a link, a new one at every start', async () => {
    const first = await prepareWorkspace(system, env, log)
    const second = await prepareWorkspace(system, env, log)
    expect(await hasPeople(system.store.db)).toBe(false)
    expect(second.signInPath).toMatch(/^\/sign-in\?link=[0-9a-f]{12}\.[0-9a-f]{64}$/)
    expect(second.signInPath).not.toBe(first.signInPath)
    expect(await signIn(first.signInPath)).toBe(409)
    const person = { username: 'kim', name: 'Kim', password: 'long enough to be one', workspace: 'kims' }
    expect(await signIn(second.signInPath, person)).toBe(201)
    await Promise.all([first.close(), second.close()])
  })

  test('that people have taken does not get the sample later, and signs in its administrator', async () => {
    const prepared = await prepareWorkspace(system, { ...env, SAMPLE: 'on' }, log)
    const { rows } = await system.store.pool.query('select username from accounts order by username')
    expect(rows).toEqual([{ username: 'kim' }, { username: 'kims' }])
    expect(await signIn(prepared.signInPath)).toBe(201)
    await prepared.close()
  })

  test('gets the report folders of REPORTS_DIR into its first workspace', async () => {
    const reports = join(dataDir, 'reports')
    await mkdir(join(reports, 'broken'), { recursive: true })
    await (await prepareWorkspace(system, { ...env, REPORTS_DIR: reports }, log)).close()
    const { rows } = await system.store.pool.query(`
      select p.name, a.username from reports p join accounts a on a.id = p.account_id`)
    expect(rows).toEqual([{ name: 'broken', username: 'kims' }])
  })

  test('does not start with report folders that cannot be read', async () => {
    const preparing = prepareWorkspace(system, { ...env, REPORTS_DIR: join(dataDir, 'nowhere') }, log)
    await expect(preparing).rejects.toMatchObject({ code: 'unavailable' })
  })
})
