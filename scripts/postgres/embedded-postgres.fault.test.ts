import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#/scripts/project-root.mjs'
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts'
import { keepPostgres, type KeptPostgres } from './kept-postgres.ts'

let options: EmbeddedPostgresOptions
beforeAll(() => {
  options = {
    dataDir: mkdtempSync(join(tmpdir(), 'runboard-postgres-')),
    password: 'only of this test run, on a port of this machine',
    durability: 'safe',
    database: 'runboard',
    say: () => {},
    signal: new AbortController().signal,
  }
})
afterAll(() => rmSync(options.dataDir, { recursive: true }))

async function query(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

/** Counts for ever without waiting for anything, so that it does not see its server die. */
async function keepBackendBusy(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  client.query('do $$ begin loop perform 1; end loop; end $$').catch(() => {})
}

describe('a Postgres that dies', () => {
  const said: string[] = []
  const pids: (number | null)[] = []
  let postgres: KeptPostgres
  beforeAll(async () => {
    const noted = { ...options, say: (line: string) => said.push(line), onPid: (pid: number | null) => pids.push(pid) }
    postgres = await keepPostgres(noted)
  })
  afterAll(() => postgres.stop(5000))

  test('is started again with everything that was committed, and the log says so', async () => {
    await query(postgres.url, 'create table kept as select 42 as answer')
    await keepBackendBusy(postgres.url)
    const first = pids[0] ?? 0
    process.kill(first, 'SIGKILL')
    await expect.poll(() => query(postgres.url, 'select answer from kept'), { timeout: 20_000 }).toBe(42)
    expect(said.join('\n')).toContain(`Postgres (process ${first}) ended with signal SIGKILL; starting it again`)
    expect(pids.at(-1)).not.toBe(first)
  })

  test('sorts by code point and knows upper from lower case', async () => {
    expect(await query(postgres.url, `select string_agg(w, ' ' order by w) from unnest('{b,B,ä,Z}'::text[]) w`)).toBe(
      'B Z b ä',
    )
    expect(await query(postgres.url, `select upper('straße é')`)).toBe('STRAßE É')
  })

  test('writes everything out before it says that it is committed', async () => {
    expect(await query(postgres.url, 'show fsync')).toBe('on')
    expect(await query(postgres.url, 'show synchronous_commit')).toBe('on')
    expect(await query(postgres.url, 'show listen_addresses')).toBe('')
  })
})

const startAndStay = `
  import { startEmbeddedPostgres } from ${JSON.stringify(join(projectRoot, 'scripts/postgres/embedded-postgres.ts'))}
  const options = JSON.parse(process.argv[1])
  const { server } = await startEmbeddedPostgres({ ...options, say: () => {}, signal: new AbortController().signal })
  process.stdout.write(String(server.pid))
`

test('a Postgres whose launcher was killed is adopted, and stopped when asked', async () => {
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', startAndStay, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [pid] = await once(launcher.stdout, 'data')
  launcher.kill('SIGKILL')
  const adopted = await startEmbeddedPostgres(options)
  expect(adopted.server).toMatchObject({ pid: Number(pid), isAdopted: true })
  expect(await query(adopted.url, 'select answer from kept')).toBe(42)
  await adopted.stop(5000)
  await expect(query(adopted.url, 'select 1')).rejects.toThrow()
})
