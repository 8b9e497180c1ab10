import { createHash } from 'node:crypto'

/** Numbers in [0, 1), the same ones in the same order for the same key. */
export type Random = () => number

/** A lognormal distribution: its median in milliseconds, and sigma. */
export type Spread = { median_ms: number; sigma: number }

/** The generator sfc32, started from a hash of the key: what is drawn under one key says nothing of another. */
export function randomOf(...key: (string | number)[]): Random {
  const state = new Uint32Array(4)
  const hash = createHash('sha256').update(JSON.stringify(key)).digest()
  for (const at of state.keys()) state[at] = hash.readUInt32LE(at * 4)
  return () => {
    const [a = 0, b = 0, c = 0, d = 0] = state
    const drawn = (a + b + d) >>> 0
    state.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + drawn, d + 1])
    return drawn / 2 ** 32
  }
}

/** How often something happens that happens `mean` times on average. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

export function lognormal(random: Random, { median_ms, sigma }: Spread): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return median_ms * Math.exp(sigma * normal)
}

/** One of the choices, by their weights; undefined where there is none. */
export function pick<T>(random: Random, choices: readonly T[], weightOf: (choice: T) => number): T | undefined {
  let left = random() * choices.reduce((sum, choice) => sum + weightOf(choice), 0)
  return choices.find((choice) => (left -= weightOf(choice)) < 0) ?? choices.at(-1)
}

/** A key of the record, by the weights that are its values. */
export function pickKey<K extends string>(random: Random, weights: Partial<Record<K, number>>): string {
  return pick(random, Object.entries<number | undefined>(weights), ([, weight = 0]) => weight)?.[0] ?? ''
}
