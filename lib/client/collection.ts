import { CollectionList } from '#/lib/contract/collection.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'

/** A place where reports lie that several people share. */
export type Collection = { token: string; name: string; description: string }

/** The shared collections of an account that the caller may put reports into; personal ones are left out (RUNS-API 5). */
export async function listSharedCollections(fetch: Fetch, account: string): Promise<Collection[]> {
  const list = await read(fetch, `${apiPath(account, 'collections')}?filter=custom`, CollectionList)
  return list._embedded.spaces.map(({ token, name, description }) => ({ token, name, description }))
}
