import { createRoute } from '@hono/zod-openapi'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { AcknowledgeFailure, ReportRun, UnacknowledgeFailure } from '#/lib/contract/report-run.ts'
import { AppError } from '#/lib/errors.ts'
import { needsRole } from '#/runs-api/http/access/needs-role.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { RunPath } from '#/runs-api/http/path-params.ts'
import { addressedRun, currentRun } from '#/runs-api/http/runs/addressed-run.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { wholeRun } from '#/runs-api/http/runs/whole-run.ts'
import type { AuditEntry } from '#/runs-api/store/audit-log.ts'
import { acknowledgeFailures, unacknowledgeFailures } from '#/runs-api/store/runs/acknowledge-failure.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

const tags = ['Health']

const acknowledge = createRoute({
  method: 'patch',
  path: '/api/{account}/reports/{report}/runs/{run}/acknowledge',
  summary: 'Take note of an open failure, which stays open',
  tags,
  middleware: [needsRole('analyst')],
  request: { params: RunPath, body: jsonBody(AcknowledgeFailure) },
  responses: {
    200: halAnswer(ReportRun, 'The run, with who took note, when, and the note.'),
    409: halAnswer(ErrorBody, 'The run is no open failure.'),
  },
})

const unacknowledge = createRoute({
  method: 'patch',
  path: '/api/{account}/reports/{report}/runs/{run}/unacknowledge',
  summary: 'Take back that somebody took note of an open failure',
  tags,
  middleware: [needsRole('analyst')],
  request: { params: RunPath, body: jsonBody(UnacknowledgeFailure) },
  responses: {
    200: halAnswer(ReportRun, 'The run, of whose failure nobody has taken note.'),
    409: halAnswer(ErrorBody, 'Nobody has taken note of this failure, or it is not open.'),
  },
})

function entryOf(c: AppContext, run: RunRecord, action: string): AuditEntry {
  const { caller } = c.get('access')
  return {
    accountId: run.accountId,
    actorId: caller.accountId,
    action,
    subjectType: 'run',
    subjectToken: run.token,
  }
}

/** `PATCH …/runs/{run}/acknowledge` and `…/unacknowledge` (ours). */
export function registerAcknowledgeRoutes(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  const current = async (c: AppContext, { reportId, token }: RunRecord): Promise<ReportRun> =>
    wholeRun(c, deps, await currentRun(db, reportId, token))

  app.openapi(acknowledge, async (c) => {
    const access = c.get('access')
    const run = await addressedRun(db, access, c.req.valid('param'))
    const { note: said, with_earlier: withEarlier } = c.req.valid('json')
    const note = said ?? ''
    const meant = { runId: run.id, isWithEarlier: withEarlier ?? false }
    const isDone = await acknowledgeFailures(db, meant, {
      byId: access.caller.accountId,
      note: note === '' ? null : note,
      entry: { ...entryOf(c, run, 'run.acknowledged'), details: note === '' ? {} : { note } },
    })
    if (!isDone) throw new AppError('conflict', 'This run is no open failure, so that there is nothing to acknowledge.')
    return hal(c, await current(c, run), 200)
  })

  app.openapi(unacknowledge, async (c) => {
    const run = await addressedRun(db, c.get('access'), c.req.valid('param'))
    const meant = { runId: run.id, isWithEarlier: c.req.valid('json').with_earlier ?? false }
    const isDone = await unacknowledgeFailures(db, meant, entryOf(c, run, 'run.unacknowledged'))
    if (!isDone) {
      throw new AppError(
        'conflict',
        'Nobody acknowledges this failure now: somebody took that back already, or a later run has recovered it.',
      )
    }
    return hal(c, await current(c, run), 200)
  })
}
