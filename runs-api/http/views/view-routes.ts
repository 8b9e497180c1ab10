import { createRoute } from '@hono/zod-openapi'
import { SavedViewList } from '#/lib/contract/saved-view.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, viewsHref } from '#/runs-api/http/hal/links.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { readerOf } from '#/runs-api/http/views/addressed-view.ts'
import { registerViewChangeRoutes } from '#/runs-api/http/views/view-change-routes.ts'
import { viewResource } from '#/runs-api/http/views/view-resource.ts'
import { listSavedViews } from '#/runs-api/store/saved-views.ts'

const listViews = createRoute({
  method: 'get',
  path: '/api/{account}/views',
  tags: ['Saved views'],
  summary: 'One’s own saved views and those that others share',
  request: { params: AccountPath },
  responses: { 200: halAnswer(SavedViewList, 'The views by name') },
})

/** `GET /{a}/views` and what changes them (ours). */
export function registerViewRoutes(app: App, deps: RouteDeps): void {
  app.openapi(listViews, async (c) => {
    const access = c.get('access')
    const views = await listSavedViews(deps.store.db, readerOf(access))
    const embedded = { views: views.map((view) => viewResource(view, access)) }
    return hal(c, { _links: { self: link(viewsHref(access.account.username)) }, _embedded: embedded }, 200)
  })
  registerViewChangeRoutes(app, deps)
}
