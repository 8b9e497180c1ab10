import { createRoute, z } from '@hono/zod-openapi'
import { byteStream } from '#/runs-api/engine/results/byte-stream.ts'
import type { App } from '#/runs-api/http/context.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { attachmentHeaders, contentTypes } from '#/runs-api/http/runs/attachment.ts'
import { exportTexts } from '#/runs-api/http/runs/export-csv.ts'
import { FilterQuery, orderOf, OrderQuery, selectionOf } from '#/runs-api/http/runs/list-query.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { readAllRuns } from '#/runs-api/store/runs/export-runs.ts'

const exportRuns = createRoute({
  method: 'get',
  path: '/api/{account}/runs/export.csv',
  summary: 'The filtered runs as CSV, all of them',
  tags: ['Runs'],
  request: { params: AccountPath, query: FilterQuery.extend(OrderQuery.shape) },
  responses: {
    200: {
      description: 'A header and a record a run, in the order of the list, streamed.',
      content: { [contentTypes.csv]: { schema: z.string() } },
    },
  },
})

/** `GET /{a}/runs/export.csv` (ours): what a list of runs holds, from its first page to its last, as it is at one moment. */
export function registerExportRoutes(app: App, deps: RunRouteDeps): void {
  app.openapi(exportRuns, (c) => {
    const now = deps.clock()
    const selection = selectionOf(c, { reportId: null, now })
    const batches = readAllRuns(deps.store.db, selection, orderOf(c.req.valid('query')))
    const name = `${c.get('access').account.username} runs ${timestamp(now).slice(0, 16).replace(':', '-')}`
    return c.body(byteStream(exportTexts(batches, deps.publicUrl)), 200, attachmentHeaders(name, 'csv'))
  })
}
