import { createRoute, z } from '@hono/zod-openapi'
import { Links, Token } from '#/lib/contract/hal.ts'
import { ReportSchedule } from '#/lib/contract/report-schedule.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, reportHref } from '#/runs-api/http/hal/links.ts'
import { scheduleResource } from '#/runs-api/http/hal/schedule.ts'
import { ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { addressedSchedule } from '#/runs-api/http/schedules/addressed-schedule.ts'
import { listSchedules } from '#/runs-api/store/schedules.ts'

const ScheduleList = z.object({ _links: Links, _embedded: z.object({ report_schedules: z.array(ReportSchedule) }) })

const listSchedulesRoute = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/schedules',
  tags: ['Schedules'],
  summary: 'When a report runs by itself',
  request: { params: ReportPath },
  responses: { 200: halAnswer(ScheduleList, 'The schedules') },
})

const getSchedule = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/schedules/{schedule}',
  tags: ['Schedules'],
  summary: 'One schedule',
  request: { params: ReportPath.extend({ schedule: Token }) },
  responses: { 200: halAnswer(ReportSchedule, 'The schedule') },
})

/** `GET …/schedules` and one of them (RUNS-API 5). */
export function registerScheduleRoutes(app: App, { store: { db } }: RouteDeps): void {
  app.openapi(listSchedulesRoute, async (c) => {
    const access = c.get('access')
    const { username } = access.account
    const report = await addressedReport(db, access, c.req.valid('param').report)
    const schedules = await listSchedules(db, report.id)
    const embedded = { report_schedules: schedules.map((one) => scheduleResource(username, report.token, one)) }
    const self = link(`${reportHref(username, report.token)}/schedules`)
    return hal(c, { _links: { self }, _embedded: embedded }, 200)
  })

  app.openapi(getSchedule, async (c) => {
    const access = c.get('access')
    const { report, schedule } = await addressedSchedule(db, access, c.req.valid('param'))
    return hal(c, scheduleResource(access.account.username, report.token, schedule), 200)
  })
}
