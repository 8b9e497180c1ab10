import { expect, test } from 'vitest'
import { batchWords, thingWords } from '#/components/timeline/bar-words.ts'
import type { LaneThing } from '#/components/timeline/lane-things.ts'
import type { TimelineRun } from '#/lib/client/run-timeline.ts'

const base: TimelineRun = {
  token: '0123456789ab',
  reportToken: 'ba9876543210',
  reportName: 'Daily revenue',
  state: 'failed',
  createdAt: '2026-08-07T06:00:00.000Z',
  startedAt: '2026-08-07T06:00:01.000Z',
  completedAt: '2026-08-07T06:01:01.000Z',
}
const clock = { nowMs: Date.parse('2026-08-07T07:00:01.000Z'), timeZone: 'UTC' }
const run = (change: Partial<TimelineRun>): LaneThing => ({ kind: 'run', run: { ...base, ...change } })

test.each([
  ['Failed, Daily revenue, 7 Aug 2026, 06:00:01 UTC, 1 min', run({})],
  ['Running, Daily revenue, 7 Aug 2026, 06:00:01 UTC, 1 h', run({ state: 'enqueued', completedAt: null })],
  ['Enqueued, Daily revenue, 7 Aug 2026, 06:00:00 UTC', run({ state: 'enqueued', startedAt: null, completedAt: null })],
])('a run is told as %j', (words, thing) => {
  expect(thingWords(thing, clock)).toBe(words)
})

test('a batch says how many runs it holds, and how many failed or are to come', () => {
  const scheduled: LaneThing = {
    kind: 'scheduled',
    scheduled: { at: '2026-08-08T06:00:00.000Z', reportToken: 'a', reportName: 'b', scheduleToken: 'c' },
  }
  const slot: LaneThing = {
    kind: 'slot',
    slot: 0,
    fromMs: 0,
    toMs: 1,
    counts: [
      { slot: 0, state: 'failed', runs: 4 },
      { slot: 0, state: 'succeeded', runs: 1_200 },
    ],
  }
  expect(batchWords([run({}), run({ state: 'succeeded' })])).toBe('2 runs, 1 failed')
  expect(batchWords([scheduled, scheduled])).toBe('2 scheduled')
  expect(batchWords([slot, scheduled])).toBe('1,204 runs, 4 failed, 1 scheduled')
})
