import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#/scripts/postgres/embedded-postgres.ts'

declare module 'vitest' {
  // A class merges with the interface that vitest declares.
  export class ProvidedContext {
    databaseUrl: string
  }
}

let end = async (): Promise<void> => {}

/**
 * Gives the tests a Postgres: the server of TEST_DATABASE_URL (whose user may create databases), or an embedded one of
 * this run alone. Tests read its address with `inject('databaseUrl')`.
 */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env.TEST_DATABASE_URL
  project.provide('databaseUrl', given || (await startThrowaway()))
}

export async function teardown(): Promise<void> {
  await end()
}

async function startThrowaway(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'runboard-test-'))
  const postgres = await startEmbeddedPostgres({
    dataDir,
    password: 'only of this test run, on a port of this machine',
    durability: 'throwaway',
    database: 'runboard',
    say: () => {},
    signal: new AbortController().signal,
  })
  end = async () => {
    await postgres.stop(2000)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return postgres.url
}
