import { createRoute } from '@hono/zod-openapi'
import { PeopleList } from '#/lib/contract/person.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { needsWorkspace } from '#/runs-api/http/access/needs-workspace.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, peopleHref } from '#/runs-api/http/hal/links.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { peopleReader } from '#/runs-api/http/people/addressed-person.ts'
import { registerAddingRoutes } from '#/runs-api/http/people/adding-routes.ts'
import { registerPersonChangeRoutes } from '#/runs-api/http/people/person-change-routes.ts'
import { personResource } from '#/runs-api/http/people/person-resource.ts'
import { listPeople } from '#/runs-api/store/people/people.ts'

const listPeopleRoute = createRoute({
  method: 'get',
  path: '/api/{account}/people',
  tags: ['People'],
  summary: 'Who is in a workspace, and as what',
  middleware: [needsWorkspace],
  request: { params: AccountPath },
  responses: { 200: halAnswer(PeopleList, 'The people by name') },
})

/** `GET /{a}/people` and what changes them (ours). */
export function registerPeopleRoutes(app: App, deps: RouteDeps, guards: Guards): void {
  const { store, clock } = deps
  app.openapi(listPeopleRoute, async (c) => {
    const access = c.get('access')
    const people = await listPeople(store.db, peopleReader(access, clock()))
    const embedded = { people: people.map((person) => personResource(person, access)) }
    return hal(c, { _links: { self: link(peopleHref(access.account.username)) }, _embedded: embedded }, 200)
  })
  registerAddingRoutes(app, deps)
  registerPersonChangeRoutes(app, deps, guards)
}
