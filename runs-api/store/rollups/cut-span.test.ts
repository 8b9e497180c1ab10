import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edgesOf } from '#/lib/time/bucket-edges.ts'
import { nominalMs, type Interval } from '#/lib/time/interval.ts'
import { cutSpan, type Stretch } from '#/runs-api/store/rollups/cut-span.ts'

const hourMs = 3_600_000
const start = Date.UTC(2025, 9, 20)

/** Edges of a zone around a change of the clocks, and any others. */
const edges = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Apia'),
      fc.constantFrom<Interval>('15m', '30m', '1h', '6h', '1d', '1w'),
      fc.double({ min: 0.1, max: 12, noNaN: true }),
    )
    .map(([zone, interval, count]) =>
      edgesOf({ fromMs: start, toMs: start + Math.ceil(count * nominalMs[interval]) }, zone, interval),
    ),
  fc
    .uniqueArray(fc.integer({ min: 0, max: 400 * hourMs }), { minLength: 2, maxLength: 12 })
    .map((offsets) => offsets.toSorted((a, b) => a - b).map((ms) => start + ms)),
)

function holds({ fromMs, toMs }: Stretch, ms: number): boolean {
  return ms >= fromMs && ms < toMs
}

describe('cutSpan', () => {
  const span = fc.record({
    edges,
    grains: fc.constantFrom(['day', 'hour'] as const, ['day'] as const, [] as const),
    at: fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { minLength: 5, maxLength: 10 }),
  })

  test('puts every moment into its bucket once, and those outside into none', () => {
    const property = fc.property(span, ({ edges, grains, at }) => {
      const [first = 0, last = 0] = [edges[0], edges.at(-1)]
      const stretches = Object.values(cutSpan(edges, grains)).flat()
      for (const ms of [...edges, ...at.map((part) => Math.floor(first + part * (last - first)))]) {
        const counts = edges.slice(1).map((_, bucket) => {
          const within = stretches.filter((stretch) => holds(stretch, ms))
          return (
            within.filter(({ plus }) => plus === bucket).length - within.filter(({ minus }) => minus === bucket).length
          )
        })
        expect(counts).toEqual(edges.slice(1).map((to, at) => Number(ms >= (edges[at] ?? to) && ms < to)))
      }
    })
    fc.assert(property, { numRuns: 200 })
  })

  test('reads days and hours only where they are whole, and no more than half an hour of runs an edge', () => {
    const property = fc.property(span, ({ edges, grains }) => {
      const { day, hour, run } = cutSpan(edges, grains)
      for (const { fromMs, toMs } of day) expect([fromMs % (24 * hourMs), toMs % (24 * hourMs)]).toEqual([0, 0])
      for (const { fromMs, toMs } of hour) expect([fromMs % hourMs, toMs % hourMs]).toEqual([0, 0])
      if (hour.length === 0) return
      for (const { fromMs, toMs } of run) expect(toMs - fromMs).toBeLessThanOrEqual(hourMs / 2)
    })
    fc.assert(property, { numRuns: 200 })
  })
})
