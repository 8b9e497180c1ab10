import { createRoute } from '@hono/zod-openapi'
import { ErrorBody, Token } from '#/lib/contract/hal.ts'
import { CreateSavedView, SavedView, UpdateSavedView } from '#/lib/contract/saved-view.ts'
import { AppError } from '#/lib/errors.ts'
import { requireRole } from '#/runs-api/http/access/needs-role.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { addressedView, changeableView } from '#/runs-api/http/views/addressed-view.ts'
import { viewResource } from '#/runs-api/http/views/view-resource.ts'
import { viewSearch } from '#/runs-api/http/views/view-search.ts'
import { recordAudit, type AuditEntry } from '#/runs-api/store/audit-log.ts'
import { isTaken } from '#/runs-api/store/is-taken.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { findReport } from '#/runs-api/store/reports.ts'
import { countSavedViews, deleteSavedView, insertSavedView, updateSavedView } from '#/runs-api/store/saved-views.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const maxViews = 200
const tags = ['Saved views']
const ViewPath = AccountPath.extend({ view: Token })
const taken = { 409: halAnswer(ErrorBody, 'One has a view of that name') }

const createView = createRoute({
  method: 'post',
  path: '/api/{account}/views',
  summary: 'Keep a selection of runs under a name',
  tags,
  request: { params: AccountPath, body: jsonBody(CreateSavedView) },
  responses: { 201: halAnswer(SavedView, 'The view'), ...taken },
})

const changeView = createRoute({
  method: 'patch',
  path: '/api/{account}/views/{view}',
  summary: 'Rename a view, share it, or let it select something else',
  tags,
  request: { params: ViewPath, body: jsonBody(UpdateSavedView) },
  responses: { 200: halAnswer(SavedView, 'The view as it is now'), ...taken },
})

const removeView = createRoute({
  method: 'delete',
  path: '/api/{account}/views/{view}',
  summary: 'Delete a view',
  tags,
  request: { params: ViewPath },
  responses: { 204: { description: 'The view is gone' } },
})

function auditOf({ account, caller }: Access, action: string, subjectToken: string): AuditEntry {
  return { accountId: account.id, actorId: caller.accountId, action, subjectType: 'view', subjectToken }
}

/** What others see in their lists takes more than looking. */
function requireSharer(access: Access, isShared: boolean | undefined): void {
  if (isShared === true) requireRole(access, 'analyst')
}

async function reportIdOf(db: Db, { scope }: Access, token: string | null): Promise<number | null> {
  if (token === null) return null
  const report = await findReport(db, scope, token)
  if (report !== undefined) return report.id
  throw new AppError('bad_request', `report_token takes a report of this account, not "${token}".`)
}

/** Throws AppError `conflict` where `work` met a name that its owner has given to another view. */
async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (thrown) {
    if (!isTaken(thrown)) throw thrown
    throw new AppError('conflict', 'There is a view of that name already: choose another one.', { cause: thrown })
  }
}

async function create(db: Db, access: Access, sent: CreateSavedView): Promise<string> {
  const { name, is_shared: isShared } = sent
  const owned = { accountId: access.account.id, ownerId: access.caller.accountId }
  const view = { ...owned, name, isShared, search: viewSearch(sent.search) }
  const reportId = await reportIdOf(db, access, sent.report_token)
  if ((await countSavedViews(db, owned)) >= maxViews) {
    throw new AppError('conflict', `You have ${maxViews} views here, which is all one may keep: delete one first.`)
  }
  const insert = inTransaction(db, async (tx) => {
    const token = await insertSavedView(tx, { ...view, reportId })
    await recordAudit(tx, auditOf(access, 'view.created', token))
    return token
  })
  return named(insert)
}

/** `POST /{a}/views` (201), `PATCH /{a}/views/{v}` (200) and `DELETE` (204) (ours). */
export function registerViewChangeRoutes(app: App, { store: { db } }: RouteDeps): void {
  app.openapi(createView, async (c) => {
    const access = c.get('access')
    const sent = c.req.valid('json')
    requireSharer(access, sent.is_shared)
    const token = await create(db, access, sent)
    return hal(c, viewResource(await addressedView(db, access, token), access), 201)
  })

  app.openapi(changeView, async (c) => {
    const access = c.get('access')
    const view = await changeableView(db, access, c.req.valid('param').view)
    const { name = view.name, search, is_shared: isShared = view.isShared } = c.req.valid('json')
    if (!view.isShared) requireSharer(access, isShared)
    const now = { name, isShared, search: search === undefined ? view.search : viewSearch(search) }
    const update = inTransaction(db, async (tx) => {
      await updateSavedView(tx, view.id, now)
      await recordAudit(tx, auditOf(access, 'view.changed', view.token))
    })
    await named(update)
    return hal(c, viewResource({ ...view, ...now }, access), 200)
  })

  app.openapi(removeView, async (c) => {
    const access = c.get('access')
    const view = await changeableView(db, access, c.req.valid('param').view)
    await inTransaction(db, async (tx) => {
      if (!(await deleteSavedView(tx, view.id))) return
      await recordAudit(tx, auditOf(access, 'view.deleted', view.token))
    })
    return c.body(null, 204)
  })
}
