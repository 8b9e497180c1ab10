import { expect, test } from 'vitest'
import { dateFormat } from '#/lib/format/date-format.ts'

test('each zone and each choice of options is written in its own way, however many were asked for before', () => {
  const at = new Date('2026-08-07T22:30:00Z')
  const day = { day: 'numeric', month: 'short' } as const
  const minute = { hour: '2-digit', minute: '2-digit' } as const
  const write = () => ({
    utc: dateFormat(day, 'UTC').format(at),
    tokyo: dateFormat(day, 'Asia/Tokyo').format(at),
    minute: dateFormat(minute, 'Asia/Kolkata').format(at),
  })
  const expected = { utc: '7 Aug', tokyo: '8 Aug', minute: '04:00' }
  expect(write()).toEqual(expected)
  for (let minutes = 0; minutes < 500; minutes += 1) {
    const offset = `+${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    dateFormat(day, offset)
  }
  expect(write()).toEqual(expected)
})

test('a format is made once', () => {
  expect(dateFormat({ year: 'numeric' }, 'UTC')).toBe(dateFormat({ year: 'numeric' }, 'UTC'))
})

test('a zone that is none is refused', () => {
  expect(() => dateFormat({ day: 'numeric' }, 'Mars/Olympus')).toThrow(RangeError)
})
