'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { type Connection, initialConnection, tabConnection } from '#/lib/queries/live/connection.ts'
import { followOnDemand } from '#/lib/queries/live/follow-on-demand.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'

const follower = onDemand(() => import('#/lib/queries/live/follow-runs.ts'))

/**
 * Keeps every cached run of an account as it is on the server, while the tab is in sight: rows and details change in place,
 * none comes, goes or moves. To be used once, by the layout of the account.
 */
export function useLiveRuns(account: string): void {
  const client = useQueryClient()
  useEffect(
    () => followOnDemand(follower, { client, account, fetch: browserFetch, connection: tabConnection }),
    [client, account],
  )
}

/** How news of runs reach this tab at the moment. */
export function useConnection(): Connection {
  return useSyncExternalStore(tabConnection.subscribe, tabConnection.get, () => initialConnection)
}
