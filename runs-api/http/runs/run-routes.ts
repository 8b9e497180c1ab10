import { createRoute } from '@hono/zod-openapi'
import { AppError } from '#/lib/errors.ts'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { ReportRun, StartRun } from '#/lib/contract/report-run.ts'
import { startRun } from '#/runs-api/engine/lifecycle/start-run.ts'
import { requireRoleOrManager, needsRole } from '#/runs-api/http/access/needs-role.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { addressedRun, currentRun } from '#/runs-api/http/runs/addressed-run.ts'
import { ReportPath, RunPath } from '#/runs-api/http/path-params.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { wholeRun } from '#/runs-api/http/runs/whole-run.ts'
import type { ReportRecord } from '#/runs-api/store/reports.ts'
import { cancelRun } from '#/runs-api/store/runs/cancel-run.ts'

const tags = ['Runs']

const get = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/runs/{run}',
  summary: 'Get a report run',
  tags,
  request: { params: RunPath },
  responses: { 200: halAnswer(ReportRun, 'The run as it stands now.') },
})

const start = createRoute({
  method: 'post',
  path: '/api/{account}/reports/{report}/runs',
  summary: 'Create a report run',
  tags,
  middleware: [needsRole('analyst')],
  request: { params: ReportPath, body: jsonBody(StartRun) },
  responses: { 202: halAnswer(ReportRun, 'Accepted: the run is in the queue.') },
})

const cancel = createRoute({
  method: 'patch',
  path: '/api/{account}/reports/{report}/runs/{run}/cancel',
  summary: 'Cancel a report run',
  tags,
  middleware: [needsRole('analyst')],
  request: { params: RunPath },
  responses: { 200: halAnswer(ReportRun, 'Cancelled.'), 409: halAnswer(ErrorBody, 'The run is over already.') },
})

function requireRunnable({ loadError, isArchived, isManualRunDisabled, queryCount }: ReportRecord): void {
  if (isArchived) throw new AppError('bad_request', 'This report is archived: unarchive it to run it.')
  if (isManualRunDisabled)
    throw new AppError('bad_request', 'Running this report by hand is switched off in its settings.')
  if (loadError !== null) throw new AppError('bad_request', `This report cannot run. ${loadError}`)
  if (queryCount === 0) throw new AppError('bad_request', 'This report cannot run: it has no queries.')
}

/** A person at a page comes with a session; everything else is a program. */
function triggerOf(c: AppContext): 'manual' | 'api' {
  return c.get('access').caller.credentialKind === 'session' ? 'manual' : 'api'
}

function registerStart(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  app.openapi(start, async (c) => {
    const { caller, account } = c.get('access')
    const report = await addressedReport(db, c.get('access'), c.req.valid('param').report)
    requireRunnable(report)
    const parameters = await deps.forms.check(report.versionId, c.req.valid('json').parameters ?? {})
    const { token } = await startRun(db, deps.queue, {
      reportId: report.id,
      parameters,
      executedById: caller.accountId,
      trigger: triggerOf(c),
      accountId: account.id,
    })
    const run = await currentRun(db, report.id, token)
    // It is enqueued whatever has become of it since: clients poll while they see that (RUNS-API 2).
    return hal(c, { ...(await wholeRun(c, deps, run)), state: 'enqueued' as const }, 202)
  })
}

/** One run: read it, start it, cancel it (specification "Get a report run", "Create a report run"; RUNS-API 8). */
export function registerRunActions(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  app.openapi(get, async (c) =>
    hal(c, await wholeRun(c, deps, await addressedRun(db, c.get('access'), c.req.valid('param'))), 200),
  )
  registerStart(app, deps)
  app.openapi(cancel, async (c) => {
    const access = c.get('access')
    const run = await addressedRun(db, access, c.req.valid('param'))
    requireRoleOrManager(access, 'analyst', run.executedById)
    const isCancelled = await cancelRun(db, run.id, {
      accountId: access.account.id,
      actorId: access.caller.accountId,
      action: 'run.cancelled',
      subjectType: 'run',
      subjectToken: run.token,
    })
    if (!isCancelled) throw new AppError('conflict', 'This run is over already, so that there is nothing to cancel.')
    return hal(c, await wholeRun(c, deps, await currentRun(db, run.reportId, run.token)), 200)
  })
}
