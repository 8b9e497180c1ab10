import { createRoute } from '@hono/zod-openapi'
import { RunTimeline } from '#/lib/contract/run-timeline.ts'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { App } from '#/runs-api/http/context.ts'
import { accountRunsHref, link } from '#/runs-api/http/hal/links.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { askedSpan } from '#/runs-api/http/requests/asked-span.ts'
import { selectionOf } from '#/runs-api/http/runs/list-query.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { TimelineQuery } from '#/runs-api/http/timeline/timeline-query.ts'
import { laneResources } from '#/runs-api/http/timeline/timeline-resource.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import type { Span } from '#/runs-api/store/timeline/overlapping-runs.ts'
import { countTimelineRuns, listTimelineRuns } from '#/runs-api/store/timeline/read-timeline.ts'
import { listRunsToCome } from '#/runs-api/store/timeline/scheduled-runs.ts'
import type { LaneBy } from '#/runs-api/store/timeline/timeline-lanes.ts'

const dayMs = 86_400_000
const maxDrawn = 2_000
const maxCounted = 200_000
const maxLanes = 200
const maxSlots = 48

const timeline = createRoute({
  method: 'get',
  path: '/api/{account}/runs/timeline',
  summary: 'The runs that overlap a span, in lanes, and those that schedules will start',
  tags: ['Runs'],
  request: { params: AccountPath, query: TimelineQuery },
  responses: { 200: halAnswer(RunTimeline, 'Runs one by one, or counted in slots where there are more than 2,000.') },
})

type Question = { by: LaneBy; span: Span; timeZone: string }
type Parts = Pick<
  RunTimeline,
  'runs_count' | 'is_complete' | 'lanes_count' | 'slots' | 'lanes' | 'scheduled_is_complete'
>

async function readCounted(db: Db, selection: RunSelection, { by, span, timeZone }: Question) {
  const { edgesMs } = bucketEdges({ fromMs: span.from.getTime(), toMs: span.to.getTime() }, timeZone, maxSlots)
  const edges = edgesMs.map((ms) => new Date(ms))
  const counted = await countTimelineRuns(db, selection, { by, span, edges, maxLanes, maxRuns: maxCounted })
  const slots = edges
    .slice(0, -1)
    .map((edge, at) => ({ from: timestamp(edge), to: timestamp(edges[at + 1] ?? span.to) }))
  return { ...counted, slots }
}

async function readParts(db: Db, selection: RunSelection, question: Question): Promise<Parts> {
  const [runs, toCome] = await Promise.all([
    listTimelineRuns(db, selection, { ...question, maxRuns: maxDrawn }),
    listRunsToCome(db, selection, question),
  ])
  if (runs !== null) {
    const lanes = laneResources({ runs, counts: [], scheduled: toCome.runs })
    return {
      runs_count: runs.length,
      is_complete: true,
      lanes_count: lanes.length,
      slots: null,
      lanes,
      scheduled_is_complete: toCome.isComplete,
    }
  }
  const { runs: count, lanes: lanesCount, counts, slots } = await readCounted(db, selection, question)
  const shown = new Set(counts.map(({ laneId }) => laneId))
  const scheduled = toCome.runs.filter(({ laneId }) => shown.has(laneId))
  return {
    runs_count: count,
    is_complete: count < maxCounted,
    lanes_count: lanesCount,
    slots,
    lanes: laneResources({ runs: [], counts, scheduled }),
    scheduled_is_complete: toCome.isComplete,
  }
}

/** `GET /{a}/runs/timeline` (ours). */
export function registerTimelineRoutes(app: App, { store: { db }, clock }: RunRouteDeps): void {
  app.openapi(timeline, async (c) => {
    const { lane: by, time_zone: timeZone, from, to } = c.req.valid('query')
    const now = clock()
    const span = askedSpan({ from, to }, { now, usualMs: dayMs, maxMs: 15 * dayMs })
    const selection = selectionOf(c, { reportId: null, now })
    const parts = await readParts(db, selection, { by, span, timeZone })
    const href = `${accountRunsHref(c.get('access').account.username)}/timeline${new URL(c.req.url).search}`
    const body: RunTimeline = {
      _links: { self: link(href) },
      from: timestamp(span.from),
      to: timestamp(span.to),
      lane: by.kind === 'parameter' ? `parameters.${by.parameter}` : by.kind,
      ...parts,
    }
    return hal(c, body, 200)
  })
}
