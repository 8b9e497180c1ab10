import { expect, test } from 'vitest'
import {
  acknowledgeAllWords,
  openFailuresOf,
  roomWords,
  unacknowledgedWords,
} from '#/components/runs/acknowledge/acknowledge-words.ts'
import { testingFailure } from '#/lib/queries/testing-runs.ts'

const acknowledged = { by: 'ada', at: '2026-08-07T07:47:06.501Z', note: null }

test.each([
  [{ count: 3, acknowledged: null, unacknowledged: 3 }, 'Acknowledge', null],
  [
    { count: 3, acknowledged, unacknowledged: 1 },
    'Acknowledge all 3',
    '1 of its 3 open failures is not acknowledged yet.',
  ],
  [
    { count: 9, acknowledged, unacknowledged: 2 },
    'Acknowledge all 9',
    '2 of its 9 open failures are not acknowledged yet.',
  ],
  [{ count: 3, acknowledged, unacknowledged: 0 }, null, null],
])('of %j there is said what is to be done and what is missing', (failures, button, missing) => {
  expect([acknowledgeAllWords(failures), unacknowledgedWords(failures)]).toEqual([button, missing])
})

test('of several who took note of failures the last one counts', () => {
  const known = (by: string, at: string) => ({ failure: testingFailure({ acknowledged: { by, at, note: null } }) })
  const runs = [
    { failure: testingFailure() },
    known('ada', '2026-08-07T07:47:06.501Z'),
    known('max', '2026-08-08T07:47:06.501Z'),
    known('noa', '2026-08-06T07:47:06.501Z'),
  ]
  expect(openFailuresOf(runs)).toMatchObject({ count: 4, acknowledged: { by: 'max' }, unacknowledged: 1 })
  expect(openFailuresOf([])).toEqual({ count: 0, acknowledged: null, unacknowledged: 0 })
})

test('how much may be written is told from the first character on', () => {
  expect(roomWords('', 500)).toBe('Up to 500 characters, or nothing.')
  expect(roomWords(' abc ', 500)).toBe('Up to 500 characters, 497 left.')
  expect(roomWords('x'.repeat(500), 500)).toBe('Up to 500 characters, 0 left.')
  expect(roomWords('x'.repeat(501), 500)).toBe('Up to 500 characters.')
})
