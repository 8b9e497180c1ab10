import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DataSourceOf } from '#/runs-api/engine/data-sources/data-source.ts'
import type { ResultRow } from '#/runs-api/engine/results/result-row.ts'
import { createResultStore } from '#/runs-api/engine/results/result-store.ts'
import { listTables } from './folder.ts'
import { runQuery } from './run-query.ts'
import { jobOf, runDuckDb, temporaryDirectory } from './test-source.ts'

const directory = await temporaryDirectory()
const dataSource: DataSourceOf<'folder'> = { name: 'exports', adapter: 'folder', folder: join(directory, 'exports') }
const store = createResultStore(directory)

async function run(sql: string) {
  const job = await jobOf(directory, { dataSource, sql })
  const work = { ...job, partialPath: `${job.outputPath}.partial`, scratchDir: join(directory, 'scratch') }
  return { outcome: await runQuery(work, new AbortController().signal), outputPath: job.outputPath }
}

async function rowsOf(sql: string): Promise<ResultRow[]> {
  const { outcome, outputPath } = await run(sql)
  if (!outcome.ok) throw new Error(outcome.message)
  return store.readRows(outputPath, { limit: 100, offset: 0 })
}

beforeAll(async () => {
  const { folder } = dataSource
  await mkdir(folder)
  await writeFile(join(folder, 'Orders 2024.csv'), 'id,day,amount\n1,2024-01-01,1.5\n2,2024-01-02,2.5\n')
  await writeFile(join(folder, 'lines.tsv.gz'), gzipSync('id\tname\n1\ta\n'))
  await writeFile(join(folder, 'events.jsonl'), '{"id":1,"tags":["x"]}\n{"id":2,"tags":[]}\n')
  await writeFile(join(folder, '2024.csv'), 'n\n7\n')
  await writeFile(join(folder, 'broken.parquet'), 'not parquet')
  await writeFile(join(folder, 'notes.txt'), 'not a table')
  await writeFile(join(folder, '.hidden.csv'), 'a\n1\n')
  await writeFile(join(directory, 'outside.csv'), 'secret\n1\n')
  await runDuckDb(':memory:', `COPY (SELECT 42 AS answer) TO '${join(folder, 'answers.parquet')}' (FORMAT parquet)`)
})

describe('a folder as a data source', () => {
  test('every file is a table named after it, with the types of what is in it', async () => {
    expect(await rowsOf('SELECT * FROM orders_2024 ORDER BY id')).toEqual([
      { id: 1, day: '2024-01-01', amount: 1.5 },
      { id: 2, day: '2024-01-02', amount: 2.5 },
    ])
    expect(await rowsOf('SELECT name FROM lines')).toEqual([{ name: 'a' }])
    expect(await rowsOf('SELECT * FROM events')).toEqual([
      { id: 1, tags: ['x'] },
      { id: 2, tags: [] },
    ])
    expect(await rowsOf('SELECT answer FROM answers')).toEqual([{ answer: 42 }])
    expect(await rowsOf('SELECT n FROM _2024')).toEqual([{ n: 7 }])
    expect(await rowsOf('SELECT count(*) AS n FROM orders_2024 JOIN lines USING (id)')).toEqual([{ n: 1 }])
  })

  test('the tables can be listed', async () => {
    const names = (await rowsOf('SHOW TABLES')).map((row) => row['name'])
    expect(names).toEqual(['_2024', 'answers', 'events', 'lines', 'orders_2024'])
  })

  test('a broken file fails the reports that read it, and says which it is', async () => {
    const { outcome } = await run('SELECT * FROM broken')
    expect(outcome).toMatchObject({ ok: false, code: 'ResourceFailure' })
    expect(outcome.ok ? '' : outcome.message).toContain('"broken" of "exports"')
  })

  test('no other file can be read, not even beside the folder', async () => {
    for (const path of [join(directory, 'outside.csv'), join(dataSource.folder, '../outside.csv'), '/etc/passwd']) {
      const { outcome } = await run(`SELECT * FROM read_csv('${path}')`)
      expect(outcome).toMatchObject({ ok: false, code: 'NotAllowed' })
    }
  })

  test('a folder that is not there is worth another try', async () => {
    const missing = { ...dataSource, folder: join(directory, 'nowhere') }
    await expect(listTables(missing)).rejects.toMatchObject({ code: 'ResourceFailure', retryable: true })
  })

  test('two files for one table are refused by name', async () => {
    const folder = join(directory, 'twice')
    await mkdir(folder)
    await writeFile(join(folder, 'a b.csv'), 'x\n1\n')
    await writeFile(join(folder, 'A-B.json'), '[]')
    await expect(listTables({ ...dataSource, folder })).rejects.toThrow('table "a_b": A-B.json and a b.csv')
  })
})
