import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterTime } from '#/lib/filters/filter-time.ts'

const now = new Date('2026-08-07T12:00:00.000Z')

describe('filterTime', () => {
  test('reads back every moment written in ISO 8601', () => {
    const moment = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (date) => {
        expect(filterTime(date.toISOString(), now)).toEqual(date)
      }),
    )
  })

  test.each([
    ['2026-08-01', '2026-08-01T00:00:00.000Z'],
    ['0026-08-01', '0026-08-01T00:00:00.000Z'],
    ['0004-02-29', '0004-02-29T00:00:00.000Z'],
    ['2026-08-01T10:30', '2026-08-01T10:30:00.000Z'],
    ['2026-08-01T10:30:00+02:00', '2026-08-01T08:30:00.000Z'],
    ['2026-08-01T10:30:00 02:00', '2026-08-01T08:30:00.000Z'],
    ['2026-08-01T10:30:00-0430', '2026-08-01T15:00:00.000Z'],
    ['2026-08-01T10:30:00.1239Z', '2026-08-01T10:30:00.123Z'],
    ['now', '2026-08-07T12:00:00.000Z'],
    ['now-7d', '2026-07-31T12:00:00.000Z'],
    ['now-36h', '2026-08-06T00:00:00.000Z'],
    ['now+90m', '2026-08-07T13:30:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(filterTime(text, now)?.toISOString()).toBe(expected)
  })

  test.each([
    '',
    'today',
    '2026-13-01',
    '2025-02-29',
    '0100-02-29',
    '2026-08-01T25:00',
    '0000-01-01',
    '0001-01-01T01:00+02:00',
    'now-',
    'now-7y',
    'now-999999w',
    '1754000000',
  ])('%j is not a time', (text) => {
    expect(filterTime(text, now)).toBeUndefined()
  })
})
