import type { SavedView } from '#/lib/contract/saved-view.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { link, viewHref } from '#/runs-api/http/hal/links.ts'
import { runsPageHref } from '#/runs-api/http/hal/page-links.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import type { SavedViewRecord } from '#/runs-api/store/saved-views.ts'

/** A view belongs to whoever made it, and to the administrators once it is shared. */
export function mayChangeView({ caller, role }: Access, view: SavedViewRecord): boolean {
  return view.ownerId === caller.accountId || role === 'admin'
}

function pageOf(account: string, { reportToken, search }: SavedViewRecord): string {
  const path = reportToken === null ? runsPageHref(account) : `/${account}/reports/${reportToken}/runs`
  return search === '' ? path : `${path}?${search}`
}

export function viewResource(view: SavedViewRecord, access: Access): SavedView {
  const { username } = access.account
  const href = viewHref(username, view.token)
  const forms: SavedView['_forms'] = {
    change: { method: 'patch', action: href },
    delete: { method: 'delete', action: href },
  }
  return {
    token: view.token,
    name: view.name,
    search: view.search,
    report_token: view.reportToken,
    is_shared: view.isShared,
    owner: view.ownerUsername,
    owner_name: view.ownerName,
    created_at: timestamp(view.createdAt),
    updated_at: timestamp(view.updatedAt),
    _links: { self: link(href), web: link(pageOf(username, view)) },
    _forms: mayChangeView(access, view) ? forms : {},
  }
}
