import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { migrate, openStore, type Store } from '#/runs-api/store/open-store.ts'
import { startRunsApi, type RunsApiProcess } from '#/runs-api/system/testing/runs-api-process.ts'
import { keepPostgres } from '#/scripts/postgres/kept-postgres.ts'

/** A durable Postgres of its own, a workspace, and runs API processes on them: what tests of faults and speed stand on. */
export type Installation = {
  store: Store
  acme: TestWorkspace
  postgresPid: () => number | null
  start: () => Promise<RunsApiProcess>
  report: (source: string) => Promise<TestReport>
  close: () => Promise<void>
}

export async function openInstallation(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'runboard-installation-'))
  let postgresPid: number | null = null
  const postgres = await keepPostgres({
    dataDir,
    password: 'of this installation alone',
    durability: 'safe',
    database: 'runboard',
    say: () => undefined,
    signal: new AbortController().signal,
    onPid: (pid) => (postgresPid = pid),
  })
  const store = openStore(postgres.url, { maxConnections: 4 })
  await migrate(store.db)
  const acme = await addWorkspace(store.db, 'acme')
  const open: RunsApiProcess[] = []
  const env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    SIGNING_SECRET: 'a signing secret of the tests, long enough',
    SAMPLE: 'off',
    RATE_LIMIT_PER_10S: '1000000',
    DATA_SOURCES: join(import.meta.dirname, 'empty-source.yml'),
  }
  return {
    store,
    acme,
    postgresPid: () => postgresPid,
    start: async () => {
      const started = await startRunsApi(env)
      open.push(started)
      return started
    },
    report: (source) =>
      addReport(store.db, {
        accountId: acme.account.id,
        collectionId: acme.finance.id,
        creatorId: acme.manager.id,
        queries: [{ token: '0123456789ab', name: 'Numbers', dataSource: 'empty', source, limit: null }],
      }),
    close: async () => {
      for (const process of open) await process.kill()
      await store.close()
      await postgres.stop(5_000)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
