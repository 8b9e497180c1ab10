import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#/lib/errors.ts'
import { Token } from '#/lib/contract/hal.ts'
import { ReportRunDuplicate } from '#/lib/contract/report-run-duplicate.ts'
import { Report } from '#/lib/contract/report.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import { needsRole } from '#/runs-api/http/access/needs-role.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { reportResource } from '#/runs-api/http/hal/report.ts'
import { RunPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { addressedRun } from '#/runs-api/http/runs/addressed-run.ts'
import { duplicateResource } from '#/runs-api/http/runs/duplicate-resource.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { findCollection } from '#/runs-api/store/collections.ts'
import { insertDuplicate } from '#/runs-api/store/duplicates/duplicates.ts'
import { copyReport, personalCollection } from '#/runs-api/store/reports/copy-report.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

const tags = ['Runs']
const runPath = '/api/{account}/reports/{report}/runs/{run}'
const CollectionQuery = z.object({ collection_id: z.string().optional().describe('The token of a collection.') })

const clone = createRoute({
  method: 'post',
  path: `${runPath}/clone`,
  summary: 'Clone a report run: a new report from its snapshot, without runs',
  tags,
  middleware: [needsRole('analyst')],
  request: { params: RunPath },
  responses: { 200: halAnswer(Report, 'The new report, in your personal collection.') },
})

const duplicate = createRoute({
  method: 'post',
  path: `${runPath}/duplicates`,
  summary: 'Duplicate a report run: a new report with a copy of the run and its results',
  tags,
  middleware: [needsRole('analyst')],
  request: { params: RunPath, query: CollectionQuery },
  responses: { 200: halAnswer(ReportRunDuplicate, 'On its way; ask its self link.') },
})

const duplicateStatus = createRoute({
  method: 'get',
  path: `${runPath}/duplicates/{duplicate}`,
  summary: 'Get report run duplication status',
  tags,
  request: { params: RunPath.extend({ duplicate: Token }) },
  responses: { 200: halAnswer(ReportRunDuplicate, 'How far the duplication is.') },
})

function auditOf({ account, caller }: Access, action: string, run: RunRecord) {
  const { accountId: actorId } = caller
  return { accountId: account.id, actorId, action, subjectType: 'run', subjectToken: run.token }
}

type Target = { access: Access; run: RunRecord; asked: string | undefined }

/** Where a duplicate goes: the collection asked for, else the caller's own. Throws `bad_request` (RUNS-API 3). */
async function targetCollection(tx: Tx, { access, run, asked }: Target): Promise<number> {
  if (asked !== undefined && asked !== '') {
    const collection = await findCollection(tx, access.scope, asked)
    if (collection?.accountId === run.accountId) return collection.id
    throw new AppError(
      'bad_request',
      `collection_id "${asked.slice(0, 40)}" is not a collection you can put reports into`,
    )
  }
  if (access.caller.credentialKind === 'workspace_key') {
    throw new AppError(
      'bad_request',
      'collection_id is needed with a workspace API key, which has no personal collection',
    )
  }
  return personalCollection(tx, run.accountId, access.caller.accountId)
}

function registerClone(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  app.openapi(clone, async (c) => {
    const access = c.get('access')
    if (access.caller.credentialKind === 'workspace_key') {
      throw new AppError('bad_request', 'Cloning is not supported with workspace API keys')
    }
    const run = await addressedRun(db, access, c.req.valid('param'))
    const { token } = await inTransaction(db, async (tx) => {
      const creatorId = access.caller.accountId
      const collectionId = await personalCollection(tx, run.accountId, creatorId)
      const copy = await copyReport(tx, { runId: run.id, collectionId, creatorId })
      await recordAudit(tx, { ...auditOf(access, 'run.cloned', run), details: { report: copy.token } })
      return copy
    })
    const report = await addressedReport(db, access, token)
    const formFields = await deps.forms.fields(report.versionId, {})
    return hal(c, reportResource(report, { access, publicUrl: deps.publicUrl, formFields }), 200)
  })
}

/** Clone and duplicate a run (specification "Clone a report run", "Duplicate a report run" and its status). */
export function registerCopyRoutes(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  registerClone(app, deps)

  app.openapi(duplicate, async (c) => {
    const access = c.get('access')
    const path = c.req.valid('param')
    const run = await addressedRun(db, access, path)
    if (!isFinished(run.state)) throw new AppError('bad_request', 'This run is not over yet: duplicate it when it is.')
    const asked = c.req.valid('query').collection_id
    const accepted = await inTransaction(db, async (tx) => {
      const collectionId = await targetCollection(tx, { access, run, asked })
      const made = await insertDuplicate(tx, { runId: run.id, requestedById: access.caller.accountId, collectionId })
      await deps.queue.sendDuplicate(tx, { duplicateId: made.id })
      await recordAudit(tx, auditOf(access, 'run.duplicated', run))
      // As it was accepted: after the commit a worker may have it already.
      return duplicateResource(tx, { access, run, token: made.token })
    })
    return hal(c, accepted, 200)
  })

  app.openapi(duplicateStatus, async (c) => {
    const access = c.get('access')
    const { duplicate: token, ...path } = c.req.valid('param')
    const run = await addressedRun(db, access, path)
    return hal(c, await duplicateResource(db, { access, run, token }), 200)
  })
}
