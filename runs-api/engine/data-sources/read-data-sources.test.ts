import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readDataSources } from './read-data-sources.ts'

const directory = await mkdtemp(join(tmpdir(), 'runboard-sources-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

async function read(yaml: string, environment: Record<string, string> = {}) {
  const file = join(directory, 'data-sources.yml')
  await writeFile(file, yaml)
  return readDataSources(file, environment)
}

const one = (lines: string) => `data_sources:\n  - ${lines.split('\n').join('\n    ')}\n`

describe('readDataSources', () => {
  test('paths start at the file, and variables and addresses come from the environment', async () => {
    const yaml = `
data_sources:
  - { name: warehouse, adapter: duckdb, file: '\${DATA_DIR}/warehouse.duckdb' }
  - { name: exports, adapter: folder, folder: ./exports }
  - { name: shop, adapter: postgres, url_env: SHOP_DATABASE_URL }
`
    const environment = { DATA_DIR: '/data', SHOP_DATABASE_URL: 'postgresql://reader:secret@db/shop' }
    expect(await read(yaml, environment)).toEqual([
      { name: 'warehouse', adapter: 'duckdb', file: '/data/warehouse.duckdb' },
      { name: 'exports', adapter: 'folder', folder: join(directory, 'exports') },
      { name: 'shop', adapter: 'postgres', url: 'postgresql://reader:secret@db/shop' },
    ])
  })

  test('no source is fine', async () => {
    expect(await read('data_sources: []')).toEqual([])
  })

  test.each([
    [one('name: shop\nadapter: oracle'), 'Data source "shop": adapter is one of duckdb, folder, postgres.'],
    [one('name: shop\nadapter: duckdb'), 'Data source "shop": file is missing.'],
    [one('adapter: duckdb\nfile: a'), 'Data source number 1: name is missing.'],
    [one('name: My Shop\nadapter: duckdb\nfile: a'), 'Data source "My Shop": name: a name is lower-case letters'],
    [one('name: memory\nadapter: duckdb\nfile: a'), 'Data source "memory": name: a name is none of memory'],
    [one('name: shop\nadapter: duckdb\nfile: a\ncolour: red'), 'Data source "shop": colour is not a setting it has.'],
    [
      one('name: shop\nadapter: duckdb\nfile: ${NOWHERE}/a'),
      'Data source "shop": the environment does not set NOWHERE.',
    ],
    [
      one('name: shop\nadapter: postgres\nurl_env: NOWHERE'),
      'Data source "shop": the environment does not set NOWHERE.',
    ],
    [one('just a word'), 'Data source number 1:'],
    ['data_sources: 3', 'must hold a list called data_sources.'],
    ['data_sources: [', 'are not YAML:'],
  ])('%j is refused in a sentence', async (yaml, sentence) => {
    await expect(read(yaml)).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining(sentence),
    })
  })

  test('an address in the file is refused without being repeated', async () => {
    const reading = read(one('name: shop\nadapter: postgres\nurl: postgresql://reader:hunter2@db/shop'))
    await expect(reading).rejects.toThrow('url is not accepted here')
    await expect(reading).rejects.not.toThrow('hunter2')
  })

  test('everything that is wrong is said at once', async () => {
    const yaml = `
data_sources:
  - { name: a, adapter: duckdb, file: x }
  - { name: a, adapter: duckdb, file: y }
  - { name: b, adapter: folder }
`
    const reading = read(yaml)
    await expect(reading).rejects.toThrow('Data source "a": another one has this name.')
    await expect(reading).rejects.toThrow('Data source "b": folder is missing.')
  })

  test('a file that is not there is named', async () => {
    await expect(readDataSources(join(directory, 'none.yml'), {})).rejects.toThrow('none.yml')
  })
})
