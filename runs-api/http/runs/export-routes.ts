import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#/lib/errors.ts'
import { startedByteStream } from '#/runs-api/engine/results/byte-stream.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { attachmentHeaders, contentTypes } from '#/runs-api/http/runs/attachment.ts'
import { exportTexts } from '#/runs-api/http/runs/export-csv.ts'
import { openExportPlaces, type ExportPlaces } from '#/runs-api/http/runs/export-places.ts'
import { FilterQuery, orderOf, OrderQuery, selectionOf } from '#/runs-api/http/runs/list-query.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { readAllRuns } from '#/runs-api/store/runs/export-runs.ts'

const retryAfterSeconds = 10

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

/** A place for the caller's export. Throws `too_many_requests` where there is none. */
function takePlace(c: AppContext, places: ExportPlaces): () => void {
  const leave = places.take(c.get('access').caller.accountId)
  if (leave !== undefined) return leave
  c.header('retry-after', String(retryAfterSeconds))
  throw new AppError(
    'too_many_requests',
    'As many exports as can be are under way already. Try again when one is done.',
  )
}

async function* withPlace(texts: AsyncGenerator<string, void, void>, leave: () => void) {
  try {
    yield* texts
  } finally {
    leave()
  }
}

/** `GET /{a}/runs/export.csv` (ours): what a list of runs holds, from its first page to its last, as it is at one moment. */
export function registerExportRoutes(app: App, deps: RunRouteDeps): void {
  const places = openExportPlaces()
  app.openapi(exportRuns, async (c) => {
    const now = deps.clock()
    const selection = selectionOf(c, { reportId: null, now })
    const order = orderOf(c.req.valid('query'))
    const leave = takePlace(c, places)
    const batches = readAllRuns(deps.store.streamDb, selection, order)
    const body = await startedByteStream(withPlace(exportTexts(batches, deps.publicUrl), leave))
    const name = `${c.get('access').account.username}-runs-${timestamp(now).slice(0, 10)}`
    return c.body(body, 200, attachmentHeaders(name, 'csv'))
  })
}
