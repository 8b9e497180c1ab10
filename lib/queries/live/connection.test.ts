import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ConnectionState, openConnectionStore } from '#/lib/queries/live/connection.ts'

beforeEach(() => vi.useFakeTimers({ now: 1_000 }))
afterEach(() => vi.useRealTimers())

/** The store after states that each began a second after the one before. */
function after(...states: ConnectionState[]) {
  vi.setSystemTime(1_000)
  vi.setSystemTime(1_000)
  const store = openConnectionStore()
  for (const state of states) {
    store.set(state)
    vi.advanceTimersByTime(1_000)
  }
  return store.get()
}

test('what one sees is current as of the break of the stream, however often it is tried again', () => {
  expect(after('connecting', 'live', 'connecting', 'lost')).toEqual({ state: 'lost', sinceMs: 4_000, currentMs: 3_000 })
  expect(after('connecting', 'live', 'paused', 'connecting', 'lost').currentMs).toBe(3_000)
  expect(after('connecting', 'live', 'connecting', 'lost', 'polling', 'lost').currentMs).toBe(6_000)
})

test('a page that never had a stream is current as of its beginning', () => {
  expect(after('connecting', 'lost').currentMs).toBe(1_000)
})

test('the same state again is no news', () => {
  const store = openConnectionStore()
  let told = 0
  store.subscribe(() => (told += 1))
  store.set('live')
  store.set('live')
  expect(told).toBe(1)
})
