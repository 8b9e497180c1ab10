import { expect, test, vi } from 'vitest'
import { openConnectionStore } from '#/lib/queries/live/connection.ts'
import { followOnDemand } from '#/lib/queries/live/follow-on-demand.ts'
import type { Sight } from '#/lib/queries/live/sight.ts'
import { makeQueryClient } from '#/lib/queries/query-client.ts'

/** A tab that somebody sees, in a browser without a network; `goOnline` is the browser finding a network. */
function openSight(): { sight: Sight; goOnline: () => void } {
  const listeners = new Set<() => void>()
  let isOnline = false
  const sight: Sight = {
    isVisible: () => true,
    isOnline: () => isOnline,
    onTurn: () => () => undefined,
    onOffline: () => () => undefined,
    onOnline: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const goOnline = () => {
    isOnline = true
    for (const listener of listeners) listener()
  }
  return { sight, goOnline }
}

function openFollowing() {
  const { sight, goOnline } = openSight()
  const connection = openConnectionStore()
  const following = { client: makeQueryClient(), account: 'acme', fetch: async () => new Response(), connection, sight }
  return { following, connection, goOnline }
}

test('what follows runs is loaded again when it could not be had, at once when the browser is online again', async () => {
  const { following, connection, goOnline } = openFollowing()
  let isReachable = false
  let followings = 0
  const stop = followOnDemand(async () => {
    if (!isReachable) throw new Error('Failed to load chunk')
    return {
      followRuns: () => {
        followings += 1
        return () => {
          followings -= 1
        }
      },
    }
  }, following)
  expect(connection.get().state).toBe('connecting')
  await vi.waitFor(() => expect(connection.get().state).toBe('offline'))
  isReachable = true
  goOnline()
  await vi.waitFor(() => expect(followings).toBe(1))
  stop()
  expect(followings).toBe(0)
})

test('what comes after the page has gone follows nothing', async () => {
  const { following } = openFollowing()
  const { promise, resolve } = Promise.withResolvers<{ followRuns: () => () => void }>()
  const followRuns = vi.fn(() => () => undefined)
  followOnDemand(() => promise, following)()
  resolve({ followRuns })
  await promise
  await Promise.resolve()
  expect(followRuns).not.toHaveBeenCalled()
})
