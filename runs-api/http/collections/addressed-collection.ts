import { AppError } from '#/lib/errors.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { findCollection, type CollectionRecord } from '#/runs-api/store/collections.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

/** The collection an address names. Throws AppError `not_found` where there is none that the caller may see. */
export async function addressedCollection(db: Db, { scope }: Access, token: string): Promise<CollectionRecord> {
  const collection = await findCollection(db, scope, token)
  if (collection === undefined) throw new AppError('not_found', 'collection not found')
  return collection
}
