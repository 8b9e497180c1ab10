import { sql, type RawBuilder } from 'kysely'

/** What is drawn, each from a stream of its own, so that one draw says nothing of another. */
const streams = [
  'report',
  'schedule',
  'person',
  'trigger',
  'outcome',
  'duration',
  'spread',
  'queue',
  'region',
  'customer',
  'message',
  'literal',
  'again',
] as const
type Stream = (typeof streams)[number]

/** SQL for a number from 0 to below 1 that a row's number and the seed settle: the same history whenever it is loaded. */
export function drawn(seed: number, stream: Stream, number: RawBuilder<unknown> = sql`n`): RawBuilder<number> {
  const key = seed * 100 + streams.indexOf(stream)
  return sql`((hashint8extended(${number}, ${sql.lit(key)}) & 4503599627370495)::float8 / 4503599627370496)`
}

/** The same for what is made before the load, some thousands of things. */
export function createDraw(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Shares of 1 that fall as the rank to the power of `exponent` grows. */
export function zipfShares(count: number, exponent: number): number[] {
  const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** A value that is distributed around 0 as nature does it. */
export function normal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}
