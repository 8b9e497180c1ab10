import { expect, test } from 'vitest'
import { scheduleWords } from '#/components/reports/schedule-words.ts'

const daily = {
  token: '0123456789ab',
  name: '',
  hour: 6,
  minute: 5,
  weekday: null,
  dayOfMonth: null,
  timeZone: 'Europe/Berlin',
  nextRunAt: null,
}

test('a schedule says its day and its time in its own zone', () => {
  expect(scheduleWords(daily)).toBe('every day at 06:05, Europe/Berlin')
  expect(scheduleWords({ ...daily, weekday: 'Monday' })).toBe('every Monday at 06:05, Europe/Berlin')
  expect(scheduleWords({ ...daily, dayOfMonth: 31 })).toBe('every month on day 31 at 06:05, Europe/Berlin')
  expect(scheduleWords({ ...daily, hour: null })).toBe('every hour at 05 past')
})
