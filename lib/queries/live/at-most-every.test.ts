import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atMostEvery } from '#/lib/queries/live/at-most-every.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function openDeed() {
  const deedMs: number[] = []
  const throttled = atMostEvery({ delayMs: 300, everyMs: 2_000 }, () => void deedMs.push(performance.now()))
  const begunMs = performance.now()
  return { ...throttled, deeds: () => deedMs.map((ms) => ms - begunMs) }
}

test('a deed is done soon after it is asked for, once for all who ask meanwhile', () => {
  const { ask, deeds } = openDeed()
  for (let at = 0; at < 10; at += 1) ask()
  vi.advanceTimersByTime(60_000)
  expect(deeds()).toEqual([300])
})

test('under constant asking it is done again and again, never sooner than it may', () => {
  const { ask, deeds } = openDeed()
  for (let at = 0; at < 100; at += 1) {
    ask()
    vi.advanceTimersByTime(50)
  }
  expect(deeds()).toEqual([300, 2_300, 4_300])
})

test('who asks just before it is done has it done again', () => {
  const { ask, deeds } = openDeed()
  ask()
  vi.advanceTimersByTime(250)
  ask()
  vi.advanceTimersByTime(60_000)
  expect(deeds()).toEqual([300, 2_300])
})

test('what was asked for before the end is not done after it', () => {
  const { ask, stop, deeds } = openDeed()
  ask()
  stop()
  vi.advanceTimersByTime(60_000)
  expect(deeds()).toEqual([])
})
