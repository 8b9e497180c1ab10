import { createRoute } from '@hono/zod-openapi'
import { Report, UpdateReport } from '#/lib/contract/report.ts'
import { AppError } from '#/lib/errors.ts'
import { needsRole, requireRoleOrManager } from '#/runs-api/http/access/needs-role.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { reportResource } from '#/runs-api/http/hal/report.ts'
import { ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { findCollection } from '#/runs-api/store/collections.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { setReportArchived, updateReport, type ReportChanges, type ReportRecord } from '#/runs-api/store/reports.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const changeReport = createRoute({
  method: 'patch',
  path: '/api/{account}/reports/{report}',
  tags: ['Reports'],
  summary: 'Rename, describe or move a report',
  middleware: [needsRole('analyst')],
  request: { params: ReportPath, body: jsonBody(UpdateReport) },
  responses: { 202: halAnswer(Report, 'The report as it is now') },
})

const archiveReport = createRoute({
  method: 'patch',
  path: '/api/{account}/reports/{report}/archive',
  tags: ['Reports'],
  summary: 'Put a report away',
  middleware: [needsRole('manager')],
  request: { params: ReportPath },
  responses: { 200: halAnswer(Report, 'The report as it is now') },
})

const unarchiveReport = createRoute({
  method: 'patch',
  path: '/api/{account}/reports/{report}/unarchive',
  tags: ['Reports'],
  summary: 'Bring a report back',
  middleware: [needsRole('manager')],
  request: { params: ReportPath },
  responses: { 200: halAnswer(Report, 'The report as it is now') },
})

/** The collection to move to: one the caller may see, of the workspace the report is in. */
async function targetCollection(db: Db, access: Access, to: { token: string; report: ReportRecord }): Promise<number> {
  const collection = await findCollection(db, access.scope, to.token)
  if (collection?.accountId === to.report.accountId) return collection.id
  throw new AppError('bad_request', `report.space_token takes a collection of this workspace, not "${to.token}".`)
}

type Wanted = UpdateReport['report']

async function changesOf(db: Db, access: Access, on: { wanted: Wanted; report: ReportRecord }): Promise<ReportChanges> {
  const { name, description, space_token: token, manual_run_disabled, full_width } = on.wanted
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(token === undefined ? {} : { collectionId: await targetCollection(db, access, { token, report: on.report }) }),
    ...(manual_run_disabled === undefined ? {} : { isManualRunDisabled: manual_run_disabled }),
    ...(full_width === undefined ? {} : { isFullWidth: full_width }),
  }
}

function auditOf({ caller }: Access, report: ReportRecord, action: string) {
  return {
    accountId: report.accountId,
    actorId: caller.accountId,
    action,
    subjectType: 'report',
    subjectToken: report.token,
  }
}

async function applyChanges(db: Db, access: Access, on: { wanted: Wanted; report: ReportRecord }): Promise<void> {
  const changes = await changesOf(db, access, on)
  if (Object.keys(changes).length === 0) return
  await inTransaction(db, async (tx) => {
    await updateReport(tx, on.report.id, changes)
    await recordAudit(tx, { ...auditOf(access, on.report, 'report.changed'), details: on.wanted })
  })
}

async function archive(db: Db, access: Access, on: { report: ReportRecord; isArchived: boolean }): Promise<void> {
  const action = on.isArchived ? 'report.archived' : 'report.unarchived'
  await inTransaction(db, async (tx) => {
    if (await setReportArchived(tx, on.report.id, on.isArchived))
      await recordAudit(tx, auditOf(access, on.report, action))
  })
}

/** `PATCH /{a}/reports/{r}` (202), `…/archive` and `…/unarchive` (200) (RUNS-API 5). */
export function registerReportChangeRoutes(app: App, { store: { db }, publicUrl }: RouteDeps): void {
  const current = async (access: Access, token: string): Promise<Report> =>
    reportResource(await addressedReport(db, access, token), { access, publicUrl })

  app.openapi(changeReport, async (c) => {
    const access = c.get('access')
    const report = await addressedReport(db, access, c.req.valid('param').report)
    requireRoleOrManager(access, 'analyst', report.creatorId)
    await applyChanges(db, access, { wanted: c.req.valid('json').report, report })
    return hal(c, await current(access, report.token), 202)
  })

  app.openapi(archiveReport, async (c) => {
    const access = c.get('access')
    const report = await addressedReport(db, access, c.req.valid('param').report)
    await archive(db, access, { report, isArchived: true })
    return hal(c, await current(access, report.token), 200)
  })

  app.openapi(unarchiveReport, async (c) => {
    const access = c.get('access')
    const report = await addressedReport(db, access, c.req.valid('param').report)
    await archive(db, access, { report, isArchived: false })
    return hal(c, await current(access, report.token), 200)
  })
}
