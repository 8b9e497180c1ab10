import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DuckDBInstance, VARCHAR } from '@duckdb/node-api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#/runs-api/engine/connectors/test-source.ts'
import { createResultStore } from './result-store.ts'

type Table = (string | null)[][]

const store = createResultStore(await temporaryDirectory())
const path = store.pathOf({ reportToken: 'aaaaaaaaaaaa', runToken: 'bbbbbbbbbbbb', queryRunToken: 'cccccccccccc' })
await mkdir(dirname(path), { recursive: true })
const connection = await (await DuckDBInstance.create()).connect()

const character = fc.constantFrom(
  '"',
  ',',
  '\n',
  '\r',
  ' ',
  '\t',
  "'",
  '\\',
  'a',
  '1',
  'é',
  '🦆',
  '\u2028',
  ';',
  '{',
  ']',
)
const value = fc.oneof(
  fc.constant(null),
  fc.array(character, { maxLength: 8 }).map((characters) => characters.join('')),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))

async function keep(rows: Table): Promise<void> {
  const columns = (rows[0] ?? []).map((_, index) => `c${index}`)
  await connection.run(`CREATE OR REPLACE TABLE kept (${columns.map((name) => `${name} VARCHAR`).join(', ')})`)
  const appender = await connection.createAppender('kept')
  for (const row of rows) {
    for (const text of row) appender.appendValue(text, VARCHAR)
    appender.endRow()
  }
  appender.closeSync()
  await connection.run(`COPY kept TO '${path}' (FORMAT parquet)`)
}

/** A reader of CSV by the letter of RFC 4180, where an unquoted empty field is null. */
function parseCsv(text: string): Table {
  const rows: Table = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gy
  for (const [, quoted, bare = '', end] of text.matchAll(field)) {
    const isNull = quoted === undefined && bare === ''
    rows.at(-1)?.push(isNull ? null : (quoted?.replaceAll('""', '"') ?? bare))
    if (end === '\n') rows.push([])
  }
  return rows.slice(1, -1)
}

describe('what is written means what was kept', () => {
  test('any texts and nulls come back from the CSV', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await keep(rows)
        const read = parseCsv(await new Response(await store.streamCsv(path)).text())
        // A lone null is written like an empty text, since an empty line would be no row.
        const isLone = rows[0]?.length === 1
        expect(read).toEqual(isLone ? rows.map(([only]) => [only ?? '']) : rows)
      }),
      { numRuns: 60 },
    )
  })

  test('any texts and nulls come back from the JSON', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await keep(rows)
        const read: unknown = await new Response(await store.streamJson(path)).json()
        expect(read).toEqual(rows.map((row) => Object.fromEntries(row.map((text, index) => [`c${index}`, text]))))
      }),
      { numRuns: 60 },
    )
  })

  test('any names come back from header and keys', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !text.includes('\0'))
    await fc.assert(
      fc.asyncProperty(name, async (given) => {
        await connection.run(`COPY (SELECT 1 AS "${given.replaceAll('"', '""')}") TO '${path}' (FORMAT parquet)`)
        expect(await new Response(await store.streamCsv(path)).text()).toBe(`"${given.replaceAll('"', '""')}"\n1\n`)
        expect(await new Response(await store.streamJson(path)).json()).toEqual([{ [given]: 1 }])
      }),
      { numRuns: 50 },
    )
  })
})
