import { formatDuration } from '#/lib/format/duration.ts'

type Recovered = { createdAt: string; completedAt: string | null; recoveredAt: string }

/** How long a failure stood until it was recovered: `after 2 h 5 min`. Counted from when the run failed. */
export function recoveryWords({ createdAt, completedAt, recoveredAt }: Recovered): string {
  const ms = Date.parse(recoveredAt) - Date.parse(completedAt ?? createdAt)
  return `after ${formatDuration(Math.max(0, ms) / 1000)}`
}
