import type { Collection } from '#/lib/contract/collection.ts'
import { accountHref, collectionHref, collectionReportsHref, link } from '#/runs-api/http/hal/links.ts'
import type { CollectionRecord } from '#/runs-api/store/collections.ts'

/** A collection below the account of the address (RUNS-API 5). */
export function collectionResource(account: string, collection: CollectionRecord): Collection {
  const { token, id, spaceType, name, description } = collection
  const isPersonal = spaceType === 'private'
  return {
    token,
    id: String(id),
    space_type: spaceType,
    name,
    description,
    state: 'active',
    restricted: isPersonal,
    free_default: spaceType === 'community',
    'viewable?': true,
    'viewed?': true,
    default_access_level: isPersonal ? 'restricted' : 'edit',
    _links: {
      self: link(collectionHref(account, token)),
      account: link(accountHref(account)),
      reports: link(collectionReportsHref(account, token)),
    },
  }
}
