const dayMs = 86_400_000
/** The nightly purge comes at 03:17 UTC (open-workers.ts). */
const purgeMs = (3 * 60 + 17) * 60_000

/**
 * How many days the sample keeps results: what is younger has to be executed at first start, which should take a person's
 * machine no longer than it takes them to look around.
 */
export const retentionDays = 3

/** The night in which the purge takes the results of a run: the first one after they were kept long enough. */
export function purgeTime(createdAt: Date): Date {
  const over = createdAt.getTime() + retentionDays * dayMs
  return new Date((Math.floor((over - purgeMs) / dayMs) + 1) * dayMs + purgeMs)
}
