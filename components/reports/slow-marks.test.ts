import { expect, test } from 'vitest'
import { slowMarks } from '#/components/reports/slow-marks.ts'

const hour = (at: number) => `2026-08-07T${String(at).padStart(2, '0')}:00:00.000Z`
const buckets = [8, 9, 10].map((at) => ({ from: hour(at), to: hour(at + 1) }))

test('slow runs are counted where they were created, and marked at the slowest', () => {
  const runs = [
    { createdAt: '2026-08-07T08:59:59.999Z', durationSeconds: 12 },
    { createdAt: hour(10), durationSeconds: 30 },
    { createdAt: '2026-08-07T10:20:00.000Z', durationSeconds: 90 },
    { createdAt: hour(11), durationSeconds: 700 },
  ]
  expect(slowMarks(buckets, runs)).toEqual([{ count: 1, longestSeconds: 12 }, null, { count: 2, longestSeconds: 90 }])
})

test('without slow runs nothing is marked', () => {
  expect(slowMarks(buckets, [])).toEqual([null, null, null])
})
