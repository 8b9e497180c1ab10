import { link, mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runDuckDb, temporaryDirectory } from '#/runs-api/engine/connectors/test-source.ts'
import { createResultStore, type ByteStream } from './result-store.ts'

const directory = await temporaryDirectory()
const outside = await temporaryDirectory()
const store = createResultStore(directory)
const key = { reportToken: '0123456789ab', runToken: 'aaaaaaaaaaaa', queryRunToken: 'bbbbbbbbbbbb' }
let results = 0

async function makeResult(select: string): Promise<string> {
  results += 1
  const path = store.pathOf({ ...key, queryRunToken: `${key.queryRunToken}-${results}` })
  await mkdir(dirname(path), { recursive: true })
  await runDuckDb(':memory:', "SET TimeZone = 'UTC'", `COPY (${select}) TO '${path}' (FORMAT parquet)`)
  return path
}

async function text(stream: ByteStream): Promise<string> {
  return new Response(stream).text()
}

describe('paths of results', () => {
  test('a result lies under its report and its run', () => {
    expect(store.pathOf(key)).toBe(join(directory, '0123456789ab/aaaaaaaaaaaa/bbbbbbbbbbbb.parquet'))
  })

  test.each(['..', '../x', 'a/b', '', 'A\0'])('%j is no token of a path', (runToken) => {
    expect(() => store.pathOf({ ...key, runToken })).toThrow('is not a token')
  })
})

describe('CSV of a result', () => {
  test('header quoted, texts quoted where needed, null as nothing, empty text as quotes, LF, no BOM', async () => {
    const path = await makeResult(`
      SELECT * FROM (VALUES
        (1, 'plain', 1.50, TIMESTAMPTZ '2024-01-02 03:04:05.678Z', [1, 2]),
        (2, 'a,b', 0.10, TIMESTAMPTZ '2024-01-02 03:04:05Z', []),
        (3, 'say "hi"', NULL, NULL, NULL),
        (4, E'two\\nlines', -1, TIMESTAMPTZ '2024-01-02 03:04:05.123456Z', NULL),
        (5, '', 0, NULL, NULL),
        (6, NULL, 0, NULL, NULL),
        (7, ' spaced ', 0, NULL, NULL)
      ) AS v(id, "the ""name""", amount, moment, list)`)
    expect(await text(await store.streamCsv(path))).toBe(
      [
        '"id","the ""name""","amount","moment","list"',
        '1,plain,1.50,2024-01-02T03:04:05.678Z,"[1,2]"',
        '2,"a,b",0.10,2024-01-02T03:04:05.000Z,[]',
        '3,"say ""hi""",,,',
        '4,"two\nlines",-1.00,2024-01-02T03:04:05.123456Z,',
        '5,"",0.00,,',
        '6,,0.00,,',
        '7," spaced ",0.00,,',
        '',
      ].join('\n'),
    )
  })

  test('a result without rows is its header', async () => {
    expect(await text(await store.streamCsv(await makeResult('SELECT 1 AS a, 2 AS b LIMIT 0')))).toBe('"a","b"\n')
  })

  test('a lone null is not an empty line', async () => {
    const path = await makeResult('SELECT * FROM (VALUES (1), (NULL)) AS v(a)')
    expect(await text(await store.streamCsv(path))).toBe('"a"\n1\n""\n')
  })

  test('floats that are no numbers have words, and a null is none of them', async () => {
    const path = await makeResult(`SELECT unnest(['NaN'::DOUBLE, 'inf', '-inf', NULL, 0.1]) AS a, 1 AS b`)
    expect(await text(await store.streamCsv(path))).toBe('"a","b"\nNaN,1\nInfinity,1\n-Infinity,1\n,1\n0.1,1\n')
  })
})

describe('JSON of a result', () => {
  test('an array of row objects with keys in the order of the columns', async () => {
    const path = await makeResult(`
      SELECT 2 AS "2", 1 AS "1", 'a"b' AS s, NULL::INTEGER AS n, 'NaN'::DOUBLE AS f,
             9007199254740991 AS safe, 9007199254740992 AS wide, 12345678901234567.89::DECIMAL(20,2) AS d,
             DATE '2024-02-29' AS day, {'x': [NULL, 9007199254740992]} AS o, MAP {'k"': TIMESTAMP '2024-01-01'} AS m`)
    expect(await text(await store.streamJson(path))).toBe(
      `[\n{"2":2,"1":1,"s":"a\\"b","n":null,"f":null,"safe":9007199254740991,"wide":"9007199254740992",` +
        `"d":12345678901234567.89,"day":"2024-02-29","o":{"x":[null,"9007199254740992"]},` +
        `"m":{"k\\"":"2024-01-01T00:00:00.000"}}\n]\n`,
    )
  })

  test('a limit gives the first rows, and a result without rows is an empty array', async () => {
    const path = await makeResult('SELECT range AS i FROM range(10)')
    expect(await text(await store.streamJson(path, { limit: 2 }))).toBe('[\n{"i":0},\n{"i":1}\n]\n')
    expect(await text(await store.streamJson(await makeResult('SELECT 1 AS a LIMIT 0')))).toBe('[]\n')
  })

  test('rows can be read a page at a time', async () => {
    const path = await makeResult('SELECT range AS i FROM range(100000)')
    expect(await store.readRows(path, { limit: 2, offset: 70_000 })).toEqual([{ i: 70_000 }, { i: 70_001 }])
    expect(await store.readRows(path, { limit: 2, offset: 200_000 })).toEqual([])
  })

  test('names that mean something to JavaScript are names like others', async () => {
    const path = await makeResult(`SELECT 1 AS "__proto__", 2 AS "constructor"`)
    const [row] = await store.readRows(path, { limit: 1, offset: 0 })
    expect(Object.entries(row ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ])
  })
})

describe('streams', () => {
  test('a reader that leaves early lets go, and others are not disturbed', async () => {
    const path = await makeResult('SELECT range AS i, md5(range::VARCHAR) AS h FROM range(300000)')
    for (let round = 0; round < 20; round += 1) {
      const reader = (await store.streamCsv(path)).getReader()
      await reader.read()
      await reader.read()
      await reader.cancel()
    }
    const [csv, json] = await Promise.all([text(await store.streamCsv(path)), text(await store.streamJson(path))])
    expect(csv.split('\n')).toHaveLength(300_002)
    expect(JSON.parse(json)).toHaveLength(300_000)
  })

  test('nothing is read before it is asked for', async () => {
    const path = await makeResult('SELECT range AS i FROM range(1000000)')
    const reader = (await store.streamCsv(path)).getReader()
    const first = await reader.read()
    expect(first.value?.byteLength).toBeLessThan(100)
    await reader.cancel()
  })

  test('a result that is not there is not found, before anything is sent', async () => {
    const missing = store.pathOf({ ...key, runToken: 'cccccccccccc' })
    const notFound = { code: 'not_found', message: 'run results not found' }
    await expect(store.streamCsv(missing)).rejects.toMatchObject(notFound)
    await expect(store.streamJson(missing)).rejects.toMatchObject(notFound)
    await expect(store.readRows(missing, { limit: 1, offset: 0 })).rejects.toMatchObject(notFound)
    await expect(store.zipOfCsv([{ name: 'a', path: missing }])).rejects.toMatchObject(notFound)
    await expect(store.copyFile(missing, store.pathOf(key))).rejects.toMatchObject(notFound)
  })

  test('a file outside the store cannot be read', async () => {
    await runDuckDb(':memory:', `COPY (SELECT 1 AS a) TO '${join(outside, 'x.parquet')}' (FORMAT parquet)`)
    await expect(store.readRows(join(outside, 'x.parquet'), { limit: 1, offset: 0 })).rejects.toThrow('Permission')
  })
})

describe('zipOfCsv', () => {
  test('one CSV a query, under names that no file system refuses', async () => {
    const [one, two] = [await makeResult('SELECT 1 AS a'), await makeResult('SELECT 2 AS b')]
    const zip = await store.zipOfCsv([
      { name: 'Revenue', path: one },
      { name: 'revenue', path: two },
      { name: '../../etc/passwd', path: one },
      { name: '', path: two },
    ])
    const bytes = Buffer.from(await new Response(zip).arrayBuffer()).toString('latin1')
    expect(bytes.slice(0, 2)).toBe('PK')
    for (const name of ['Revenue.csv', 'revenue_1.csv', '_.._etc_passwd.csv', 'query.csv'])
      expect(bytes).toContain(name)
    expect(bytes).toContain('"a"\n1\n')
    expect(bytes).toContain('"b"\n2\n')
    expect(bytes).not.toContain('../')
  })
})

describe('copies and removals', () => {
  test('a copy outlives its original, and takes the place of what was there', async () => {
    const from = await makeResult('SELECT 7 AS seven')
    const copy = store.pathOf({ ...key, reportToken: 'dddddddddddd' })
    await mkdir(dirname(copy), { recursive: true })
    await writeFile(copy, 'what was there')
    await store.copyFile(from, copy)
    await store.removeRun(key.reportToken, key.runToken)
    expect(await store.readRows(copy, { limit: 1, offset: 0 })).toEqual([{ seven: 7 }])
    await expect(stat(from)).rejects.toThrow('ENOENT')
  })

  test('removing a run leaves the other runs of its report, and is fine twice', async () => {
    const [first, second] = ['111111111111', '222222222222'].map((runToken) => store.pathOf({ ...key, runToken }))
    const original = await makeResult('SELECT 1 AS a')
    for (const path of [first, second]) {
      await mkdir(dirname(path ?? ''), { recursive: true })
      await link(original, path ?? '')
    }
    await store.removeRun(key.reportToken, '111111111111')
    await store.removeRun(key.reportToken, '111111111111')
    expect(await store.readRows(second ?? '', { limit: 1, offset: 0 })).toEqual([{ a: 1 }])
    await expect(stat(dirname(first ?? ''))).rejects.toThrow('ENOENT')
  })
})
