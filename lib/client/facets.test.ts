import { expect, test } from 'vitest'
import { getRunFacet } from '#/lib/client/facets.ts'

test('a facet is asked for by its field, the filters that hold and what its values are to hold', async () => {
  const asked: string[] = []
  const value = { value: 'EU', label: 'EU', count: 2, filter: 'parameters.region.has.EU' }
  const partial = { from: '2026-08-07T07:47:06.501Z' }
  const rest = { _links: {}, field: 'parameters.region', has_more: true, partial, left_out: 3 }
  const fetch = async (path: string) => {
    asked.push(path)
    return Response.json({ ...rest, values: [value] })
  }
  const question = { field: 'parameters.region', filters: ['state.eq.failed', 'text.has.a b'], search: 'e' }
  const found = await getRunFacet(fetch, 'acme', question)
  expect(asked).toEqual([
    '/api/acme/runs/facets?field=parameters.region&filter=state.eq.failed&filter=text.has.a+b&search=e',
  ])
  expect(found).toEqual({ values: [value], hasMore: true, partialFrom: partial.from, leftOut: 3 })
})
