import { createRoute, z } from '@hono/zod-openapi'
import { Collection, CollectionList } from '#/lib/contract/collection.ts'
import { Token } from '#/lib/contract/hal.ts'
import { ReportList } from '#/lib/contract/report.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import { addressedCollection } from '#/runs-api/http/collections/addressed-collection.ts'
import type { App } from '#/runs-api/http/context.ts'
import { collectionResource } from '#/runs-api/http/hal/collection.ts'
import { collectionReportsHref, collectionsHref, link } from '#/runs-api/http/hal/links.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { ReportsQuery, reportList } from '#/runs-api/http/reports/report-list.ts'
import { listCollections } from '#/runs-api/store/collections.ts'

const CollectionPath = AccountPath.extend({ collection: Token })

const listCollectionsRoute = createRoute({
  method: 'get',
  path: '/api/{account}/collections',
  tags: ['Collections'],
  summary: 'The collections the caller may see',
  request: {
    params: AccountPath,
    query: z.object({ filter: z.enum(['all', 'custom']).optional().describe('`custom` leaves personal ones out.') }),
  },
  responses: { 200: halAnswer(CollectionList, 'The collections') },
})

const getCollection = createRoute({
  method: 'get',
  path: '/api/{account}/collections/{collection}',
  tags: ['Collections'],
  summary: 'One collection',
  request: { params: CollectionPath },
  responses: { 200: halAnswer(Collection, 'The collection') },
})

const listReportsRoute = createRoute({
  method: 'get',
  path: '/api/{account}/collections/{collection}/reports',
  tags: ['Collections'],
  summary: 'The reports in a collection',
  request: { params: CollectionPath, query: ReportsQuery },
  responses: { 200: halAnswer(ReportList, 'A page of reports') },
})

/** `GET /{a}/collections[/{c}[/reports]]`, which older clients call spaces (RUNS-API 1, 5). */
export function registerCollectionRoutes(app: App, deps: RouteDeps): void {
  const { db } = deps.store

  app.openapi(listCollectionsRoute, async (c) => {
    const { account, scope } = c.get('access')
    const isWanted = c.req.valid('query').filter === 'custom' ? 'private' : undefined
    const collections = (await listCollections(db, scope)).filter(({ spaceType }) => spaceType !== isWanted)
    const spaces = collections.map((collection) => collectionResource(account.username, collection))
    return hal(c, { _links: { self: link(collectionsHref(account.username)) }, _embedded: { spaces } }, 200)
  })

  app.openapi(getCollection, async (c) => {
    const access = c.get('access')
    const collection = await addressedCollection(db, access, c.req.valid('param').collection)
    return hal(c, collectionResource(access.account.username, collection), 200)
  })

  app.openapi(listReportsRoute, async (c) => {
    const access = c.get('access')
    const collection = await addressedCollection(db, access, c.req.valid('param').collection)
    const list = await reportList(deps, {
      access,
      collectionId: collection.id,
      href: collectionReportsHref(access.account.username, collection.token),
      url: c.req.url,
      query: c.req.valid('query'),
    })
    return hal(c, list, 200)
  })
}
