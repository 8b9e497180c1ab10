import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RunsApiEnv } from '#/runs-api/env.ts'

/** The data source of the tests: a folder with one table, `orders`. */
export const testDataSource = 'shop'

const orders = `id,region,amount,ordered_on
1,EU,10.50,2026-08-01
2,EU,20.00,2026-08-02
3,US,5.25,2026-08-02
`

/** A DATA_DIR of its own, which whoever asked for it removes, and the settings of a system on it and on a database. */
export async function makeTestEnv(settings: Partial<Record<keyof RunsApiEnv, string>>): Promise<RunsApiEnv> {
  const dataDir = await mkdtemp(join(tmpdir(), 'runboard-system-'))
  await mkdir(join(dataDir, testDataSource))
  await writeFile(join(dataDir, testDataSource, 'orders.csv'), orders)
  const source = `{ name: ${testDataSource}, adapter: folder, folder: ./${testDataSource} }`
  await writeFile(join(dataDir, 'sources.yml'), `data_sources:\n  - ${source}\n`)
  return RunsApiEnv.parse({
    DATA_DIR: dataDir,
    DATA_SOURCES: join(dataDir, 'sources.yml'),
    SAMPLE: 'off',
    SIGNING_SECRET: 'a signing secret of the tests, long enough',
    PUBLIC_URL: 'https://runs.example',
    RATE_LIMIT_PER_10S: '1000000',
    WORKER_CONCURRENCY: '2',
    ...settings,
  })
}
