import { type SavedView as WireView, SavedView as SavedViewSchema, SavedViewList } from '#/lib/contract/saved-view.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read, send, sendForNothing } from '#/lib/client/transport.ts'

/** A selection of runs under a name; `search` is what stands behind the question mark of a runs page. */
export type SavedView = {
  token: string
  name: string
  search: string
  /** The report whose runs it selects from; null for all of them. */
  reportToken: string | null
  isShared: boolean
  owner: { username: string; name: string }
  canChange: boolean
  createdAt: string
}

export type NewView = { name: string; search: string; reportToken: string | null; isShared: boolean }
export type ViewChange = { name?: string; search?: string; isShared?: boolean }

function reshapeView(view: WireView): SavedView {
  return {
    token: view.token,
    name: view.name,
    search: view.search,
    reportToken: view.report_token,
    isShared: view.is_shared,
    owner: { username: view.owner, name: view.owner_name },
    canChange: view._forms['change'] !== undefined,
    createdAt: view.created_at,
  }
}

/** The caller's own views in an account and those that others share, by name. */
export async function listViews(fetch: Fetch, account: string): Promise<SavedView[]> {
  const list = await read(fetch, apiPath(account, 'views'), SavedViewList)
  return list._embedded.views.map(reshapeView)
}

/**
 * Keeps a view. Throws `conflict` when the caller has one of that name, `bad_request` naming the filter or the order that
 * is none, `forbidden` when it is to be shared by a viewer.
 */
export async function createView(fetch: Fetch, account: string, view: NewView): Promise<SavedView> {
  const { name, search, reportToken, isShared } = view
  const body = { name, search, report_token: reportToken, is_shared: isShared }
  return reshapeView(await send(fetch, { method: 'POST', path: apiPath(account, 'views'), body }, SavedViewSchema))
}

export type ViewIds = { account: string; view: string }

/** Changes what is given. Throws as `createView` does, and `not_found` when the view is gone. */
export async function updateView(fetch: Fetch, { account, view }: ViewIds, change: ViewChange): Promise<SavedView> {
  const { name, search, isShared } = change
  const body = { name, search, is_shared: isShared }
  const path = apiPath(account, 'views', view)
  return reshapeView(await send(fetch, { method: 'PATCH', path, body }, SavedViewSchema))
}

export async function deleteView(fetch: Fetch, { account, view }: ViewIds): Promise<void> {
  await sendForNothing(fetch, { method: 'DELETE', path: apiPath(account, 'views', view) })
}
