import fc from 'fast-check'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test } from 'vitest'
import { distinctNames, sqlLiteral, sqlName } from './sql-text.ts'

describe('text in SQL', () => {
  test('any text comes back from a literal as it was, and any name from a quoted one', async () => {
    const connection = await (await DuckDBInstance.create()).connect()
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((value) => !value.includes('\0'))
    await fc.assert(
      fc.asyncProperty(text, text, async (value, suffix) => {
        const name = `n${suffix}`
        const result = await connection.runAndReadAll(`SELECT ${sqlLiteral(value)} AS ${sqlName(name)}`)
        expect(result.columnNames()).toEqual([name])
        expect(result.getRows()).toEqual([[value]])
      }),
    )
    connection.closeSync()
  })
})

describe('distinctNames', () => {
  test('no two names are equal in any case, and the first of each stays as it is', () => {
    const names = fc.array(fc.constantFrom('a', 'A', 'a_1', 'b', 'B_1', ''), { maxLength: 12 })
    fc.assert(
      fc.property(names, (given) => {
        const distinct = distinctNames(given)
        expect(new Set(distinct.map((name) => name.toLowerCase())).size).toBe(given.length)
        if (given.length > 0) expect(distinct[0]).toBe(given[0])
      }),
    )
  })

  test('a repeated name gets a number', () => {
    expect(distinctNames(['id', 'ID', 'id'])).toEqual(['id', 'ID_1', 'id_2'])
  })
})
