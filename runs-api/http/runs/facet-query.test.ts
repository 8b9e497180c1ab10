import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facetFields, formatFacetField } from '#/lib/runs/facet-field.ts'
import { facetFieldOf } from '#/runs-api/http/runs/facet-query.ts'

test('a facet is read as it was written, whatever the name of its parameter', () => {
  const names = fc.string({ minLength: 1, unit: fc.constantFrom('a', '.', '\\', 'é', ' ') })
  fc.assert(
    fc.property(names, (parameter) => {
      const facet = { field: 'parameters' as const, parameter }
      expect(facetFieldOf(formatFacetField(facet))).toEqual(facet)
    }),
  )
  for (const field of facetFields) expect(facetFieldOf(formatFacetField({ field, parameter: null })).field).toBe(field)
})
