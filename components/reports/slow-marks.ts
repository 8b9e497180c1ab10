/** The slow runs of a bucket: how many, and how long the slowest took. */
export type SlowMark = { count: number; longestSeconds: number }

type Bucket = { from: string; to: string }
type SlowRun = { createdAt: string; durationSeconds: number | null }

/** For each bucket the slow runs that were created in it; null where there are none. */
export function slowMarks(buckets: Bucket[], runs: SlowRun[]): (SlowMark | null)[] {
  return buckets.map(({ from, to }) => {
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
    const within = runs.filter(({ createdAt }) => Date.parse(createdAt) >= fromMs && Date.parse(createdAt) < toMs)
    if (within.length === 0) return null
    return {
      count: within.length,
      longestSeconds: Math.max(...within.map(({ durationSeconds }) => durationSeconds ?? 0)),
    }
  })
}
