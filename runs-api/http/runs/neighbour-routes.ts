import { createRoute } from '@hono/zod-openapi'
import { type NeighbourRun, RunNeighbours } from '#/lib/contract/run-neighbours.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, runHref } from '#/runs-api/http/hal/links.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { RunPath } from '#/runs-api/http/path-params.ts'
import { addressedRun } from '#/runs-api/http/runs/addressed-run.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { type Neighbour, readNeighbours } from '#/runs-api/store/runs/run-neighbours.ts'

const neighbours = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/runs/{run}/neighbours',
  summary: 'The runs of the same report around a run',
  tags: ['Runs'],
  request: { params: RunPath },
  responses: { 200: halAnswer(RunNeighbours, 'The one before and after it, the newest good one, and the newest.') },
})

/** `GET …/runs/{run}/neighbours` (ours): what a page of a run needs to lead on. */
export function registerNeighbourRoutes(app: App, { store: { db } }: RunRouteDeps): void {
  app.openapi(neighbours, async (c) => {
    const access = c.get('access')
    const run = await addressedRun(db, access, c.req.valid('param'))
    const hrefOf = (token: string): string => runHref(access.account.username, run.reportToken, token)
    const resource = ({ token, state, createdAt }: Neighbour): NeighbourRun => ({
      token,
      state,
      created_at: timestamp(createdAt),
      _links: { self: link(hrefOf(token)) },
    })
    const { previous, next, lastSuccessful, latest } = await readNeighbours(db, run)
    const body: RunNeighbours = {
      _links: { self: link(`${hrefOf(run.token)}/neighbours`) },
      previous: previous && resource(previous),
      next: next && resource(next),
      last_successful: lastSuccessful && resource(lastSuccessful),
      latest: resource(latest),
    }
    return hal(c, body, 200)
  })
}
