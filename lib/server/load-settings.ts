import 'server-only'
import { type DehydratedState, QueryClient, dehydrate } from '@tanstack/react-query'
import { listPeople } from '#/lib/client/people.ts'
import { listSessions } from '#/lib/client/session.ts'
import { type TokenHolder, listTokens } from '#/lib/client/tokens.ts'
import type { Fetch } from '#/lib/client/transport.ts'
import type { AppError } from '#/lib/errors.ts'
import { peopleQuery } from '#/lib/queries/people.ts'
import { sessionsQuery } from '#/lib/queries/sessions.ts'
import { tokensQuery } from '#/lib/queries/tokens.ts'
import { load } from '#/lib/server/load.ts'

/** What a page of the settings hands to its cache, or why there is nothing to hand over. */
export type LoadedSettings = { state: DehydratedState; problem?: AppError | undefined }

async function loadInto<T>(queryKey: readonly unknown[], read: (fetch: Fetch) => Promise<T>): Promise<LoadedSettings> {
  const client = new QueryClient()
  const { value, problem } = await load(read)
  if (value !== undefined) client.setQueryData(queryKey, value)
  return { state: dehydrate(client), problem }
}

export function loadTokens(holder: TokenHolder): Promise<LoadedSettings> {
  return loadInto(tokensQuery(holder).queryKey, (fetch) => listTokens(fetch, holder))
}

export function loadSessions(): Promise<LoadedSettings> {
  return loadInto(sessionsQuery().queryKey, listSessions)
}

export function loadPeople(account: string): Promise<LoadedSettings> {
  return loadInto(peopleQuery(account).queryKey, (fetch) => listPeople(fetch, account))
}
