import { createRoute } from '@hono/zod-openapi'
import { Token } from '#/lib/contract/hal.ts'
import { CreateSchedule, ReportSchedule, UpdateSchedule } from '#/lib/contract/report-schedule.ts'
import { needsRole } from '#/runs-api/http/access/needs-role.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { scheduleResource } from '#/runs-api/http/hal/schedule.ts'
import { ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { addressedSchedule } from '#/runs-api/http/schedules/addressed-schedule.ts'
import { recordAudit, type AuditEntry } from '#/runs-api/store/audit-log.ts'
import { nextRunAt } from '#/runs-api/store/next-run-at.ts'
import type { ReportRecord } from '#/runs-api/store/reports.ts'
import {
  deleteSchedule,
  insertSchedule,
  updateSchedule,
  type ScheduleContent,
  type ScheduleRecord,
} from '#/runs-api/store/schedules.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const SchedulePath = ReportPath.extend({ schedule: Token })

const createSchedule = createRoute({
  method: 'post',
  path: '/api/{account}/reports/{report}/schedules',
  tags: ['Schedules'],
  summary: 'Let a report run by itself',
  middleware: [needsRole('manager')],
  request: { params: ReportPath, body: jsonBody(CreateSchedule) },
  responses: { 201: halAnswer(ReportSchedule, 'The schedule') },
})

const changeSchedule = createRoute({
  method: 'patch',
  path: '/api/{account}/reports/{report}/schedules/{schedule}',
  tags: ['Schedules'],
  summary: 'Change any part of a schedule',
  middleware: [needsRole('manager')],
  request: { params: SchedulePath, body: jsonBody(UpdateSchedule) },
  responses: { 200: halAnswer(ReportSchedule, 'The schedule as it is now') },
})

const removeSchedule = createRoute({
  method: 'delete',
  path: '/api/{account}/reports/{report}/schedules/{schedule}',
  tags: ['Schedules'],
  summary: 'End a schedule; its runs stay',
  middleware: [needsRole('manager')],
  request: { params: SchedulePath },
  responses: { 204: { description: 'The schedule has ended' } },
})

type Change = { access: Access; report: ReportRecord; token: string; action: string }

function auditOf({ access, report, token, action }: Change): AuditEntry {
  return {
    accountId: report.accountId,
    actorId: access.caller.accountId,
    action,
    subjectType: 'schedule',
    subjectToken: token,
    details: { report: report.token },
  }
}

/** What a schedule holds once the parts that were sent have replaced those it has. */
function changed(schedule: ScheduleRecord, sent: UpdateSchedule['report_schedule']): ScheduleContent {
  return {
    name: sent.name ?? schedule.name,
    timing: sent.cron ?? schedule.timing,
    parameters: sent.params ?? schedule.parameters,
    timeoutSeconds: sent.timeout === undefined ? schedule.timeoutSeconds : sent.timeout,
  }
}

/** `POST …/schedules` (201), `PATCH` (200) and `DELETE …/schedules/{s}` (204) (RUNS-API 5). */
export function registerScheduleChangeRoutes(app: App, { store: { db }, clock, checkParameters }: RouteDeps): void {
  app.openapi(createSchedule, async (c) => {
    const access = c.get('access')
    const report = await addressedReport(db, access, c.req.valid('param').report)
    const { name, cron, params = {}, timeout = null } = c.req.valid('json').report_schedule
    await checkParameters(report.versionId, params)
    const content = { name, timing: cron, parameters: params, timeoutSeconds: timeout }
    const token = await inTransaction(db, async (tx) => {
      const of = { reportId: report.id, creatorId: access.caller.accountId, now: clock() }
      const token = await insertSchedule(tx, of, content)
      await recordAudit(tx, auditOf({ access, report, token, action: 'schedule.created' }))
      return token
    })
    const { schedule } = await addressedSchedule(db, access, { report: report.token, schedule: token })
    return hal(c, scheduleResource(access.account.username, report.token, schedule), 201)
  })

  app.openapi(changeSchedule, async (c) => {
    const access = c.get('access')
    const tokens = c.req.valid('param')
    const { report, schedule } = await addressedSchedule(db, access, tokens)
    const sent = c.req.valid('json').report_schedule
    if (sent.params !== undefined) await checkParameters(report.versionId, sent.params)
    const next = sent.cron === undefined ? undefined : nextRunAt(sent.cron, clock())
    await inTransaction(db, async (tx) => {
      await updateSchedule(tx, schedule.id, { ...changed(schedule, sent), next })
      await recordAudit(tx, auditOf({ access, report, token: schedule.token, action: 'schedule.changed' }))
    })
    const now = await addressedSchedule(db, access, tokens)
    return hal(c, scheduleResource(access.account.username, report.token, now.schedule), 200)
  })

  app.openapi(removeSchedule, async (c) => {
    const access = c.get('access')
    const { report, schedule } = await addressedSchedule(db, access, c.req.valid('param'))
    await inTransaction(db, async (tx) => {
      if (!(await deleteSchedule(tx, schedule.id))) return
      await recordAudit(tx, auditOf({ access, report, token: schedule.token, action: 'schedule.deleted' }))
    })
    return c.body(null, 204)
  })
}
