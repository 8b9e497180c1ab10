/**
 * Times counted by the logarithmic bucket they fall in, each a tenth wider than the one before (DESIGN 4): the buckets that have
 * some, in their order, with how many.
 */
export type BucketedTimes = readonly (readonly [bucket: number, count: number])[]

const digits = 10

/** There are thousands in an answer, and most are zero: no text is made of each. */
function readDigits(number: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) count = count * 10 + number.charCodeAt(at) - 48
  return count
}

/** Reads a histogram as the store sums it up: one number, ten decimal digits a bucket, the first bucket last. */
export function readHistogram(number: string): BucketedTimes {
  const times: [number, number][] = []
  for (let bucket = 0, end = number.length; end > 0; bucket += 1, end -= digits) {
    const count = readDigits(number, Math.max(0, end - digits), end)
    if (count > 0) times.push([bucket, count])
  }
  return times
}

/** All of several, whatever the order of their buckets. */
export function addTimes(several: Iterable<Iterable<readonly [number, number]>>): BucketedTimes {
  const sums: number[] = []
  for (const times of several) {
    for (const [bucket, count] of times) {
      while (sums.length <= bucket) sums.push(0)
      sums[bucket] = (sums[bucket] ?? 0) + count
    }
  }
  return sums.flatMap((count, bucket): [number, number][] => (count > 0 ? [[bucket, count]] : []))
}

/** The middle of a bucket, which is at most 5 % from any time in it. */
function middleMs(bucket: number): number {
  return (1.1 ** bucket + 1.1 ** (bucket - 1)) / 2
}

/** How many times there are, and a function that gives the one at a place among them in order, from 0. */
function ordered(times: BucketedTimes): { total: number; at: (place: number) => number | null } {
  const total = times.reduce((sum, [, count]) => sum + count, 0)
  const at = (place: number): number | null => {
    let below = 0
    for (const [bucket, count] of times) {
      below += count
      if (below > place) return middleMs(bucket)
    }
    return null
  }
  return { total, at }
}

/**
 * The time in milliseconds that a part of all times does not exceed (nearest rank), at most 5 % off; null where there are
 * none.
 */
export function estimatedPercentileMs(times: BucketedTimes, part: number): number | null {
  const { total, at } = ordered(times)
  return at(Math.max(1, Math.ceil(part * total)) - 1)
}

/** The time below which a part of all times lies, between two of them in proportion, at most 5 % off; null for none. */
export function estimatedMidpointMs(times: BucketedTimes, part: number): number | null {
  const { total, at } = ordered(times)
  const place = part * (total - 1)
  const [below, above] = [at(Math.floor(place)), at(Math.ceil(place))]
  return below === null || above === null ? null : below + (above - below) * (place - Math.floor(place))
}
