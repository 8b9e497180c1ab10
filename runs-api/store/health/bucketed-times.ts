/** Times counted by the logarithmic bucket they fall in: each bucket is a tenth wider than the one before (DESIGN 4). */
export type BucketedTimes = ReadonlyMap<number, number>

/** The middle of a bucket, which is at most 5 % from any time in it. */
function middleMs(bucket: number): number {
  return (1.1 ** bucket + 1.1 ** (bucket - 1)) / 2
}

/**
 * The time in milliseconds that a part of all times does not exceed (nearest rank), at most 5 % off; null where there are
 * none.
 */
export function estimatedPercentileMs(times: BucketedTimes, part: number): number | null {
  const total = [...times.values()].reduce((sum, count) => sum + count, 0)
  const rank = Math.max(1, Math.ceil(part * total))
  let below = 0
  for (const [bucket, count] of [...times].toSorted(([a], [b]) => a - b)) {
    below += count
    if (below >= rank) return middleMs(bucket)
  }
  return null
}
