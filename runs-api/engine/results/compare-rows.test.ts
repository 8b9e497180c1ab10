import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { runDuckDb, temporaryDirectory } from '#/runs-api/engine/connectors/test-source.ts'
import { createResultStore } from './result-store.ts'

const store = createResultStore(await temporaryDirectory())
afterAll(() => store.close())
let results = 0

async function makeResult(select: string): Promise<string> {
  results += 1
  const key = { reportToken: '0123456789ab', runToken: 'aaaaaaaaaaaa', queryRunToken: `bbbbbbbbbbbb-${results}` }
  const path = store.pathOf(key)
  await mkdir(dirname(path), { recursive: true })
  await runDuckDb(':memory:', `COPY (${select}) TO '${path}' (FORMAT parquet)`)
  return path
}

type Row = { n: number | null; t: string | null }

/** Few different values, so that rows meet; texts that look like what is written between values. */
const row: fc.Arbitrary<Row> = fc.record({
  n: fc.constantFrom(1, 2, null),
  t: fc.constantFrom('a', 'a,"b"', '1', 'null', '', '",null,"', null),
})
const rows = fc.array(row, { maxLength: 12 })

function selectOf(rows: Row[], columns: string): string {
  const text = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`)
  const values = rows.map(({ n, t }) => `(${n ?? 'NULL'}, ${text(t)})`)
  const all = ['(0, NULL)', ...values].join(', ')
  return `SELECT ${columns} FROM (VALUES ${all}) AS v(n, t) OFFSET 1`
}

/** What is left of the first when each row of the second has taken one equal row with it. */
function without(from: Row[], taken: Row[]): Row[] {
  const left = taken.map(({ n, t }) => JSON.stringify([n, t]))
  const isTaken = ({ n, t }: Row): boolean => {
    const at = left.indexOf(JSON.stringify([n, t]))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }
  return from.filter((one) => !isTaken(one))
}

const inOrder = (given: Record<string, unknown>[]): string[] =>
  given.map(({ n, t }) => JSON.stringify([n, t])).toSorted()

describe('compareRows', () => {
  test('tells the rows that taking equal ones away in pairs leaves, in whatever order columns and rows are', async () => {
    const property = fc.asyncProperty(rows, rows, async (base, other) => {
      const [here, there] = [await makeResult(selectOf(base, 'n, t')), await makeResult(selectOf(other, 't, n'))]
      const found = await store.compareRows(here, there, AbortSignal.timeout(10_000))
      const [onlyInBase, onlyInOther] = [without(base, other), without(other, base)]
      expect(found).toMatchObject({
        onlyInBase: onlyInBase.length,
        onlyInOther: onlyInOther.length,
        inBoth: base.length - onlyInBase.length,
      })
      expect(inOrder(found.rowsOnlyInBase)).toEqual(inOrder(onlyInBase))
      expect(inOrder(found.rowsOnlyInOther)).toEqual(inOrder(onlyInOther))
    })
    await fc.assert(property, { numRuns: 25 })
  }, 60_000)

  test('ends when its time is over, and the next one is not the worse for it', async () => {
    const large = await makeResult('SELECT range AS n, md5(range::VARCHAR) AS t FROM range(1000000)')
    const small = await makeResult(`SELECT 1 AS n, 'a' AS t`)
    const late = store.compareRows(large, large, AbortSignal.timeout(50))
    const next = store.compareRows(small, small, AbortSignal.timeout(10_000))
    await expect(late).rejects.toMatchObject({ code: 'unavailable' })
    expect(await next).toMatchObject({ onlyInBase: 0, onlyInOther: 0, inBoth: 1 })
  })
})
