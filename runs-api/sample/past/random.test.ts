import { describe, expect, test } from 'vitest'
import { lognormal, pick, pickKey, poisson, randomOf, type Random } from '#/runs-api/sample/past/random.ts'

const draws = 20_000

function drawn<T>(draw: (random: Random) => T): T[] {
  const random = randomOf('test')
  return Array.from({ length: draws }, () => draw(random))
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describe('randomOf', () => {
  test('gives the same numbers for the same key, and others for another', () => {
    const three = (...key: (string | number)[]): number[] => {
      const random = randomOf(...key)
      return [random(), random(), random()]
    }
    expect(three('seed', 'report', -3)).toEqual(three('seed', 'report', -3))
    expect(three('seed', 'report', -3)).not.toEqual(three('seed', 'report', -2))
    expect(three('ab', 'c')).not.toEqual(three('a', 'bc'))
  })

  test('spreads its numbers evenly over [0, 1)', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (const value of drawn((random) => random()))
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1
    expect(tenths).toHaveLength(10)
    for (const count of tenths) expect(count / draws).toBeCloseTo(0.1, 1)
  })
})

describe('what is drawn', () => {
  test.each([0, 0.3, 7])('happens %d times on average where that is the mean', (wanted) => {
    expect(mean(drawn((random) => poisson(random, wanted)))).toBeCloseTo(wanted, 1)
  })

  test('lies below the median in half of all cases', () => {
    const values = drawn((random) => lognormal(random, { median_ms: 150, sigma: 0.5 }))
    expect(values.filter((value) => value < 150).length / draws).toBeCloseTo(0.5, 1)
    expect(Math.min(...values)).toBeGreaterThan(0)
  })

  test('is chosen as often as its weight says, and never with a weight of zero', () => {
    const chosen = drawn((random) => pickKey(random, { often: 3, seldom: 1, never: 0 }))
    expect(chosen.filter((name) => name === 'often').length / draws).toBeCloseTo(0.75, 1)
    expect(chosen).not.toContain('never')
    expect(pick(randomOf('test'), [], () => 1)).toBeUndefined()
  })
})
