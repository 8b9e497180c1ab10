import { describe, expect, test } from 'vitest'
import { growthChart } from './chart.ts'

const lineTo = (name: string, ms: number) => ({
  name,
  points: [
    { runs: 100_000, ms: 3 },
    { runs: 10_000_000, ms },
  ],
})

describe('the chart of growth', () => {
  const svg = growthChart('Growth', [lineTo('one', 9), lineTo('other', 9.1), lineTo('a < b', 9.1)])
  const labels = [...svg.matchAll(/<text x="552" y="([\d.]+)"[^>]*>([^<]+)</g)].map(([, y, name]) => ({
    y: Number(y),
    name,
  }))

  test('names every line beside its end, no name over another', () => {
    expect(new Set(labels.map(({ name }) => name))).toEqual(new Set(['one', 'other', 'a &lt; b']))
    const heights = labels.map(({ y }) => y).toSorted((a, b) => a - b)
    expect(heights.every((y, at) => at === 0 || y - (heights[at - 1] ?? 0) >= 17)).toBe(true)
  })

  test('keeps every point on the plot', () => {
    const heights = [...svg.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y))
    expect(heights).toHaveLength(6)
    expect(heights.every((y) => y >= 66 && y <= 376)).toBe(true)
  })
})
