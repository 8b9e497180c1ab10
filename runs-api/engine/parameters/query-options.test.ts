import { describe, expect, test } from 'vitest'
import { findOptionsColumns, optionsFromRows } from '#/runs-api/engine/parameters/query-options.ts'

const source = { query: null, labels: 'name', values: 'id' }

describe('findOptionsColumns', () => {
  test('takes the first query without a form whose result has both columns, whatever their case', () => {
    const found = findOptionsColumns(source, [
      { name: 'Main', hasForm: true, columns: ['id', 'name'] },
      { name: 'Half', hasForm: false, columns: ['id'] },
      { name: 'Products', hasForm: false, columns: ['ID', 'NAME', 'price'] },
      { name: 'Later', hasForm: false, columns: ['id', 'name'] },
    ])
    expect(found).toEqual({ query: 'Products', labels: 'NAME', values: 'ID' })
  })

  test('takes the query that is named, even one with a form', () => {
    const queries = [
      { name: 'Products', hasForm: false, columns: ['id', 'name'] },
      { name: 'Main', hasForm: true, columns: ['id', 'name'] },
    ]
    expect(findOptionsColumns({ ...source, query: 'Main' }, queries)).toMatchObject({ query: 'Main' })
  })

  test.each([
    [{ ...source, query: 'Gone' }, [], 'The report has no query "Gone".'],
    [source, [{ name: 'A', hasForm: false, columns: null }], 'has no result yet'],
    [source, [{ name: 'A', hasForm: false, columns: ['id'] }], 'must have the columns "name" and "id"'],
    [source, [], 'Another query of the report must have the columns'],
  ])('says why nobody knows the options: %#', (wanted, queries, sentence) => {
    expect(findOptionsColumns(wanted, queries)).toEqual({ error: expect.stringContaining(sentence) })
  })
})

describe('optionsFromRows', () => {
  const columns = { query: 'Products', labels: 'name', values: 'id' }

  test('lists each value once, without empty ones, labelled by itself where there is no label', () => {
    const rows = [
      { id: 1, name: 'Tea' },
      { id: 1n, name: 'Tea again' },
      { id: null, name: 'Nothing' },
      { id: 9007199254740993n, name: null },
      { id: new Date('2026-08-01T00:00:00.000Z'), name: 5 },
    ]
    expect(optionsFromRows(columns, rows)).toEqual({
      options: [
        { label: 'Tea', value: 1 },
        { label: '9007199254740993', value: '9007199254740993' },
        { label: '5', value: '2026-08-01' },
      ],
    })
  })

  test('gives up on a list nobody can choose from', () => {
    const rows = Array.from({ length: 1001 }, (_, id) => ({ id, name: 'x' }))
    expect(optionsFromRows(columns, rows)).toEqual({ error: expect.stringContaining('more than 1000 values') })
  })
})
