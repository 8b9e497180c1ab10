import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#/lib/errors.ts'
import type { App } from '#/runs-api/http/context.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { encodeEvent, openEventStream, type EventStream } from '#/runs-api/http/runs/event-stream.ts'
import { openRunFeed, reaches, readChanges, type ChangedRun } from '#/runs-api/http/runs/run-feed.ts'
import { runResource, type RunView } from '#/runs-api/http/runs/run-resource.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { formatMark, isMarkKept, parseMark, readEvents, type EventMark } from '#/runs-api/store/events/run-events.ts'

const catchUpBatch = 500
const storeIsAway = 'The store cannot be reached. Try again in a moment.'

const events = createRoute({
  method: 'get',
  path: '/api/{account}/runs/events',
  summary: 'Changed runs as they change (server-sent events)',
  tags: ['Runs'],
  request: {
    params: AccountPath,
    headers: z.object({ 'last-event-id': z.string().optional().describe('Resumes behind this event.') }),
  },
  responses: {
    200: {
      description:
        'Events `run` with a run as data, `reset` when the list is to be read again, `open` at the start, and `unavailable` where the stream ends because the store does not answer.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
})

/** The event of a change, written once for all who see the run alike: what they may do decides on its forms. */
function toldTo(view: RunView, { run, formFields, mark, told }: ChangedRun): Uint8Array {
  const { caller, role, account } = view.access
  const key = JSON.stringify([account.id, role, caller.accountId === run.executedById])
  const known = told.get(key)
  if (known !== undefined) return known
  const data = JSON.stringify(runResource(run, formFields, view))
  const written = encodeEvent({ id: formatMark(mark), event: 'run', data })
  told.set(key, written)
  return written
}

function send(stream: EventStream, changes: ChangedRun[], view: RunView): void {
  for (const change of changes) {
    if (reaches(view.access.scope, change.run)) stream.sendEncoded(toldTo(view, change))
  }
}

/** Ends a stream with the reason, so that its reader need not ask again to learn of it. */
function endUnavailable(stream: EventStream): void {
  stream.send({ event: 'unavailable', data: JSON.stringify({ id: 'unavailable', message: storeIsAway }) })
  stream.close()
}

/** Sends what changed since a mark; `reset` where that is too long ago, or no mark of ours. */
async function catchUp(stream: EventStream, deps: RunRouteDeps, from: { mark: EventMark | undefined; view: RunView }) {
  const { db } = deps.store
  if (from.mark === undefined || !(await isMarkKept(db, from.mark))) {
    stream.send({ id: formatMark(deps.hub.mark()), event: 'reset', data: '{}' })
    return
  }
  let { mark } = from
  for (;;) {
    const missed = await readEvents(db, mark, catchUpBatch)
    send(stream, await readChanges(db, deps.forms, missed), from.view)
    mark = missed.at(-1)?.mark ?? mark
    if (missed.length < catchUpBatch) return
  }
}

/** `GET /{a}/runs/events` (RUNS-API 8): resumable with `Last-Event-ID`, one reader of the store for all streams. */
export function registerEventRoutes(app: App, deps: RunRouteDeps): void {
  const { hub, forms, log } = deps
  const { watch } = deps.store
  const feed = openRunFeed(deps.store.db, { hub, forms, log })
  app.openapi(events, async (c) => {
    const view = { access: c.get('access'), publicUrl: deps.publicUrl }
    const lastEventId = c.req.header('last-event-id')
    // A stream that nothing can come through would look as if nothing happened.
    if (watch?.isSilent()) throw new AppError('unavailable', storeIsAway)
    const stream = openEventStream()
    // Follow first, then look back: what changes in between comes twice rather than never.
    stream.onEnd(feed.follow((changes) => send(stream, changes, view)))
    stream.onEnd(c.get('whenForgotten')(stream.close))
    if (watch) stream.onEnd(watch.whenSilent(() => endUnavailable(stream)))
    stream.send({ id: lastEventId === undefined ? formatMark(hub.mark()) : lastEventId, event: 'open', data: '{}' })
    if (lastEventId !== undefined) await catchUp(stream, deps, { mark: parseMark(lastEventId), view })
    return c.body(stream.body, 200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
  })
}
