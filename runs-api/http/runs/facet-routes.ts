import { createRoute } from '@hono/zod-openapi'
import { RunFacet, type FacetValue } from '#/lib/contract/run-facet.ts'
import { formatFilter } from '#/lib/filters/run-filter.ts'
import type { FacetField } from '#/lib/runs/facet-field.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { App } from '#/runs-api/http/context.ts'
import { accountRunsHref, link } from '#/runs-api/http/hal/links.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { facetFieldOf, FacetQuery } from '#/runs-api/http/runs/facet-query.ts'
import { selectionOf } from '#/runs-api/http/runs/list-query.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { readFacet, type FacetValue as Stored } from '#/runs-api/store/facets/read-facet.ts'

const maxValues = 50

const facets = createRoute({
  method: 'get',
  path: '/api/{account}/runs/facets',
  summary: 'The values of a field among the filtered runs, with how many runs have each',
  tags: ['Runs'],
  request: { params: AccountPath, query: FacetQuery },
  responses: { 200: halAnswer(RunFacet, 'Up to 50 values, the most frequent first.') },
})

/** A parameter may hold a value alone or in a list: `has` finds both. */
function filterOf({ field, parameter }: FacetField, value: string): string | null {
  if (field === 'parameters' && parameter === null) return null
  return formatFilter({ field, parameter, operator: parameter === null ? 'eq' : 'has', values: [value] })
}

function valueResource({ value, label, runs: count }: Stored, facet: FacetField): FacetValue {
  return { value, label, count, filter: filterOf(facet, value) }
}

/** `GET /{a}/runs/facets` (ours). */
export function registerFacetRoutes(app: App, deps: RunRouteDeps): void {
  app.openapi(facets, async (c) => {
    const { field, search } = c.req.valid('query')
    const facet = facetFieldOf(field)
    const selection = selectionOf(c, { reportId: null, now: deps.clock() })
    const found = await readFacet(deps.store.db, { selection, facet, search, limit: maxValues })
    const { partialFrom, hasMore, leftOut } = found
    const href = `${accountRunsHref(c.get('access').account.username)}/facets${new URL(c.req.url).search}`
    const values = found.values.map((value) => valueResource(value, facet))
    const partial = partialFrom && { from: timestamp(partialFrom) }
    return hal(c, { _links: { self: link(href) }, field, values, has_more: hasMore, partial, left_out: leftOut }, 200)
  })
}
