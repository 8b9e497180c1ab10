import { AppError } from '#/lib/errors.ts'
import { requireRole } from '#/runs-api/http/access/needs-role.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { mayChangeView } from '#/runs-api/http/views/view-resource.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { findSavedView, type SavedViewRecord, type ViewReader } from '#/runs-api/store/saved-views.ts'

export function readerOf({ account, caller, scope }: Access): ViewReader {
  return { accountId: account.id, readerId: caller.accountId, scope }
}

/** The view an address names. Throws AppError `not_found` where there is none that the caller may see. */
export async function addressedView(db: Db, access: Access, token: string): Promise<SavedViewRecord> {
  const view = await findSavedView(db, readerOf(access), token)
  if (view === undefined) throw new AppError('not_found', 'view not found')
  return view
}

/** As `addressedView`, and throws AppError `forbidden` unless the caller made it or is an administrator. */
export async function changeableView(db: Db, access: Access, token: string): Promise<SavedViewRecord> {
  const view = await addressedView(db, access, token)
  if (!mayChangeView(access, view)) requireRole(access, 'admin')
  return view
}
