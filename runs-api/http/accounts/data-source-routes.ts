import { createRoute, z } from '@hono/zod-openapi'
import { Links, Token } from '#/lib/contract/hal.ts'
import { AppError } from '#/lib/errors.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { DataSource, dataSourceResource } from '#/runs-api/http/hal/data-source.ts'
import { dataSourcesHref, link } from '#/runs-api/http/hal/links.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'

const DataSourceList = z.object({ _links: Links, _embedded: z.object({ data_sources: z.array(DataSource) }) })

const listDataSources = createRoute({
  method: 'get',
  path: '/api/{account}/data_sources',
  tags: ['Accounts'],
  summary: 'What queries can run on',
  request: { params: AccountPath },
  responses: { 200: halAnswer(DataSourceList, 'The data sources') },
})

const getDataSource = createRoute({
  method: 'get',
  path: '/api/{account}/data_sources/{data_source}',
  tags: ['Accounts'],
  summary: 'One data source',
  request: { params: AccountPath.extend({ data_source: Token }) },
  responses: { 200: halAnswer(DataSource, 'The data source') },
})

/** `GET /{a}/data_sources` and one of them (RUNS-API 5). */
export function registerDataSourceRoutes(app: App, { dataSources }: RouteDeps): void {
  app.openapi(listDataSources, (c) => {
    const { username } = c.get('access').account
    const embedded = { data_sources: dataSources.map((source) => dataSourceResource(username, source)) }
    return hal(c, { _links: { self: link(dataSourcesHref(username)) }, _embedded: embedded }, 200)
  })

  app.openapi(getDataSource, (c) => {
    const { username } = c.get('access').account
    const resources = dataSources.map((source) => dataSourceResource(username, source))
    const found = resources.find(({ token }) => token === c.req.valid('param').data_source)
    if (found === undefined) throw new AppError('not_found', 'data source not found')
    return hal(c, found, 200)
  })
}
