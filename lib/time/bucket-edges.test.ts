import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketEdges, edgesOf } from '#/lib/time/bucket-edges.ts'
import { intervals, type Interval, nominalMs } from '#/lib/time/interval.ts'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  '+05:30',
]
const zone = fc.constantFrom(...zones)
const moment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.getTime())

/** What a zone's clock shows, as a Swede writes it: 2026-08-07 07:47:06. */
function written(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms)
}

/** A Monday's date for every day of its week. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** Moments of one interval share a name, which those of no other interval have. */
const names: Partial<Record<Interval, (text: string) => string>> = {
  '6h': (text) => `${text.slice(0, 10)} ${Math.floor(Number(text.slice(11, 13)) / 6)}`,
  '12h': (text) => `${text.slice(0, 10)} ${Math.floor(Number(text.slice(11, 13)) / 12)}`,
  '1d': (text) => text.slice(0, 10),
  '1w': (text) => weekOf(text.slice(0, 10)),
  '1mo': (text) => text.slice(0, 7),
  '3mo': (text) => `${text.slice(0, 4)} ${Math.floor((Number(text.slice(5, 7)) - 1) / 3)}`,
  '1y': (text) => text.slice(0, 4),
  '10y': (text) => text.slice(0, 3),
}

describe('bucketEdges', () => {
  test('are in order, at most as many as asked for, and hold the whole span', () => {
    const length = fc.oneof(fc.integer({ min: 1, max: 86_400_000 * 400 }), fc.integer({ min: 1, max: 1e12 }))
    const shape = fc.record({ timeZone: zone, maxBuckets: fc.integer({ min: 1, max: 200 }) })
    fc.assert(
      fc.property(moment, length, shape, (fromMs, lengthMs, { timeZone, maxBuckets }) => {
        const toMs = fromMs + lengthMs
        const { edgesMs } = bucketEdges({ fromMs, toMs }, timeZone, maxBuckets)
        expect(edgesMs.length).toBeGreaterThan(1)
        expect(edgesMs.length - 1).toBeLessThanOrEqual(maxBuckets)
        expect(edgesMs[0]).toBeLessThanOrEqual(fromMs)
        expect(edgesMs.at(-1)).toBeGreaterThanOrEqual(toMs)
        for (const [at, edge] of edgesMs.entries()) expect(edge).toBeGreaterThan(edgesMs[at - 1] ?? -Infinity)
      }),
      { numRuns: 300 },
    )
  })

  test('choose the narrowest width that is enough', () => {
    const fromMs = Date.parse('2026-08-07T00:00:00Z')
    const day = { fromMs, toMs: fromMs + 86_400_000 }
    expect(bucketEdges(day, 'UTC', 100).interval).toBe('15m')
    expect(bucketEdges(day, 'UTC', 24).interval).toBe('1h')
    expect(bucketEdges(day, 'Asia/Kolkata', 24).interval).toBe('3h')
    expect(bucketEdges(day, 'UTC', 1).interval).toBe('1d')
  })

  test('are one of no interval where even a century is too narrow', () => {
    const span = { fromMs: Date.parse('1999-12-20'), toMs: Date.parse('2000-01-20') }
    expect(bucketEdges(span, 'UTC', 1)).toEqual({ interval: null, edgesMs: [span.fromMs, span.toMs] })
  })
})

describe('edgesOf', () => {
  test('part the calendar of a zone as its clock shows it, also where the clocks change', () => {
    const parted = fc.constantFrom<Interval>('6h', '12h', '1d', '1w', '1mo', '3mo', '1y', '10y')
    const span = fc.record({ fromMs: moment, tz: zone, by: parted })
    fc.assert(
      fc.property(span, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), ({ fromMs, tz, by }, at) => {
        const toMs = Math.round(fromMs + 12 * nominalMs[by])
        const edges = edgesOf({ fromMs, toMs }, tz, by)
        const nameAt = (ms: number): string => (names[by] ?? String)(written(ms, tz))
        for (const ms of at.map((part) => Math.floor(fromMs + part * (toMs - fromMs - 1)))) {
          const last = edges.findLastIndex((edge) => edge <= ms)
          expect({ ms, tz, by, name: nameAt(edges[last] ?? 0) }).toEqual({ ms, tz, by, name: nameAt(ms) })
          expect(nameAt((edges[last] ?? 0) - 1)).not.toBe(nameAt(ms))
          expect(nameAt(edges[last + 1] ?? 0)).not.toBe(nameAt(ms))
        }
      }),
      { numRuns: 400 },
    )
  })

  test.each<{ timeZone: string; interval: Interval; day: string; hours: number }>([
    { timeZone: 'Europe/Berlin', interval: '1d', day: '2026-03-29', hours: 23 },
    { timeZone: 'Europe/Berlin', interval: '1d', day: '2026-10-25', hours: 25 },
    { timeZone: 'Europe/Berlin', interval: '6h', day: '2026-03-29', hours: 5 },
    { timeZone: 'Africa/Cairo', interval: '1d', day: '2026-04-24', hours: 23 },
    { timeZone: 'UTC', interval: '1d', day: '2026-03-29', hours: 24 },
  ])('in $timeZone a $interval from $day on takes $hours hours', ({ timeZone, interval, day, hours }) => {
    const early = Date.parse(`${day}T00:30:00Z`)
    const [from = 0, to = 0] = edgesOf({ fromMs: early, toMs: early + 1 }, timeZone, interval)
    expect(written(from, timeZone).slice(0, 10)).toBe(day)
    expect((to - from) / 3_600_000).toBe(hours)
  })

  test('give an hour that the clocks show twice two buckets', () => {
    const fromMs = Date.parse('2026-10-25T00:00:00Z')
    const edges = edgesOf({ fromMs, toMs: fromMs + 2 * 3_600_000 }, 'Europe/Berlin', '1h')
    expect(edges.map((edge) => written(edge, 'Europe/Berlin').slice(11, 16))).toEqual(['02:00', '02:00', '03:00'])
  })

  test('leave out a day that a zone left out', () => {
    const span = { fromMs: Date.parse('2011-12-29T12:00:00Z'), toMs: Date.parse('2011-12-31T12:00:00Z') }
    const days = edgesOf(span, 'Pacific/Apia', '1d').map((edge) => written(edge, 'Pacific/Apia').slice(0, 10))
    expect(days).toEqual(['2011-12-29', '2011-12-31', '2012-01-01', '2012-01-02'])
  })

  test.each<Interval>(intervals.filter((name) => nominalMs[name] <= 3_600_000))(
    'of %s lie on its multiples in every zone',
    (interval) => {
      fc.assert(
        fc.property(moment, zone, (fromMs, timeZone) => {
          fc.pre(timeZone !== 'Australia/Lord_Howe')
          for (const edge of edgesOf({ fromMs, toMs: fromMs + 6 * nominalMs[interval] }, timeZone, interval)) {
            const [, minutes = 0, seconds = 0] = written(edge, timeZone).slice(11).split(':').map(Number)
            expect([(minutes * 60_000) % nominalMs[interval], seconds, edge % 1000]).toEqual([0, 0, 0])
          }
        }),
        { numRuns: 60 },
      )
    },
  )
})
