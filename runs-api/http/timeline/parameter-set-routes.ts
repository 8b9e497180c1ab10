import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { ParameterSets } from '#/lib/contract/parameter-sets.ts'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, reportHref } from '#/runs-api/http/hal/links.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import { ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { askedSpan, Moment } from '#/runs-api/http/requests/asked-span.ts'
import { TimeZone } from '#/runs-api/http/requests/time-zone.ts'
import { wholeNumber } from '#/runs-api/http/requests/whole-number.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { readParameterSets, type ParameterSet } from '#/runs-api/store/timeline/read-parameter-sets.ts'

const dayMs = 86_400_000
const maxRuns = 10_000

const Query = z.object({
  from: Moment.optional().describe('Where the slots begin; 30 days before their end unless said.'),
  to: Moment.optional().describe('Where they end; now unless said.'),
  slots: wholeNumber(1, 60).default(31).describe('At most so many slots; 31 unless said.'),
  limit: wholeNumber(1, 200).default(50).describe('At most so many sets; 50 unless said.'),
  time_zone: TimeZone.default('UTC').describe('Slots follow the clock and the calendar of this zone.'),
})

const parameterSets = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/parameter_sets',
  summary: 'What a report was run with, and how that went by time',
  tags: ['Reports'],
  request: { params: ReportPath, query: Query },
  responses: { 200: halAnswer(ParameterSets, 'Its parameter sets, the one used last first, with their newest runs.') },
})

function setResource({ parameters, lastRunAt, runs, cells }: ParameterSet): ParameterSets['sets'][number] {
  return {
    parameters,
    last_run_at: timestamp(lastRunAt),
    runs_count: runs,
    cells: cells.map(({ slot, runs, failed, token, state, startedAt }) => ({
      slot,
      runs_count: runs,
      failed_count: failed,
      newest: { token, state, started_at: timestampOrNull(startedAt) },
    })),
  }
}

/** `GET …/reports/{r}/parameter_sets` (ours). */
export function registerParameterSetRoutes(app: App, { store: { db }, clock }: RunRouteDeps): void {
  app.openapi(parameterSets, async (c) => {
    const { slots: maxSlots, limit: maxSets, time_zone: timeZone, ...asked } = c.req.valid('query')
    const { account, ...access } = c.get('access')
    const report = await addressedReport(db, { account, ...access }, c.req.valid('param').report)
    const { from, to } = askedSpan(asked, { now: clock(), usualMs: 30 * dayMs, maxMs: Infinity })
    const span = { fromMs: from.getTime(), toMs: to.getTime() }
    const { interval, edgesMs } = bucketEdges(span, timeZone, maxSlots)
    const edges = edgesMs.map((ms) => new Date(ms))
    const found = await readParameterSets(db, { reportId: report.id, edges, from, to, maxSets, maxRuns })
    const href = reportHref(account.username, report.token)
    const body: ParameterSets = {
      _links: { self: link(`${href}/parameter_sets${new URL(c.req.url).search}`), report: link(href) },
      from: timestamp(from),
      to: timestamp(to),
      time_zone: timeZone,
      interval,
      slots: edges.slice(0, -1).map((edge, at) => ({ from: timestamp(edge), to: timestamp(edges[at + 1] ?? to) })),
      runs_count: found.runs,
      looked_from: timestampOrNull(found.lookedFrom),
      sets_count: found.setsCount,
      sets: found.sets.map(setResource),
    }
    return hal(c, body, 200)
  })
}
