import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLog } from '#/runs-api/log.ts'
import { makeWarehouse } from '#/runs-api/sample/make-warehouse.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-warehouse-'))
  await writeFile(
    join(folder, 'good.sql'),
    'create table shelf as select 42 as books; create table other as select 1 as x',
  )
  await writeFile(join(folder, 'bad.sql'), 'create table shelf as select 42 as books; select * from nowhere')
})
afterAll(() => rm(folder, { recursive: true }))

function openLines(): { lines: string[]; log: ReturnType<typeof openLog> } {
  const lines: string[] = []
  return { lines, log: openLog('info', (line) => lines.push(line)) }
}

async function booksIn(file: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const books = (await connection.runAndReadAll('select books from shelf')).getRowsJson()[0]?.[0]
  connection.closeSync()
  instance.closeSync()
  return books
}

describe('the warehouse', () => {
  test('is made by its SQL in a folder that need not be there, and the log says so', async () => {
    const { lines, log } = openLines()
    const file = join(folder, 'new', 'warehouse.duckdb')
    await makeWarehouse({ file, script: join(folder, 'good.sql') }, log)
    expect(await booksIn(file)).toBe(42)
    expect(await readdir(join(folder, 'new'))).toEqual(['warehouse.duckdb'])
    expect(lines[0]).toContain('Making the sample warehouse …')
  })

  test('is left as it is on the day it was made', async () => {
    const { lines, log } = openLines()
    const file = join(folder, 'kept.duckdb')
    await writeFile(file, 'somebody put this here')
    await makeWarehouse({ file, script: join(folder, 'good.sql') }, log)
    expect(lines).toEqual([])
    await expect(booksIn(file)).rejects.toThrow()
  })

  test('is made anew on another day, and kept where that fails', async () => {
    const file = join(folder, 'old.duckdb')
    const yesterday = new Date(Date.now() - 86_400_000)
    await writeFile(file, 'of yesterday')
    await utimes(file, yesterday, yesterday)
    const { lines, log } = openLines()
    await makeWarehouse({ file, script: join(folder, 'bad.sql') }, log)
    expect(await readFile(file, 'utf8')).toBe('of yesterday')
    expect(lines.at(-1)).toContain('The sample warehouse stays as it was')
    await makeWarehouse({ file, script: join(folder, 'good.sql') }, log)
    expect(await booksIn(file)).toBe(42)
  })

  test('is made afresh where a process ended while it made it', async () => {
    const file = join(folder, 'again', 'warehouse.duckdb')
    await makeWarehouse(
      { file: join(folder, 'again', 'other.duckdb'), script: join(folder, 'good.sql') },
      openLines().log,
    )
    for (const rest of ['.77.partial', '.77.partial.wal']) await writeFile(`${file}${rest}`, 'half of it')
    await makeWarehouse({ file, script: join(folder, 'good.sql') }, openLines().log)
    expect(await booksIn(file)).toBe(42)
    expect((await readdir(join(folder, 'again'))).toSorted()).toEqual(['other.duckdb', 'warehouse.duckdb'])
  })

  test('that cannot be made is not there, and the reason is told in a sentence', async () => {
    const file = join(folder, 'bad.duckdb')
    const making = makeWarehouse({ file, script: join(folder, 'bad.sql') }, openLines().log)
    await expect(making).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The sample warehouse could not be made: .*nowhere does not exist/s),
    })
    expect(await readdir(folder)).not.toContain('bad.duckdb')
  })
})
