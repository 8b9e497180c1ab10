import type { AttentionReport, MissedSchedule, SlowReport } from '#/lib/client/health.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'
import type { MissReason } from '#/lib/reports/miss-reason.ts'

/** How often a report failed. */
export function failedWords({ streak, openFailures }: Pick<AttentionReport, 'streak' | 'openFailures'>): string {
  if (streak > 1) return `Failed ${formatCount(streak)} times in a row`
  return streak === 1 ? 'Failed once' : `${formatAmount(openFailures, 'failure')} open`
}

/** How long a slow run took, and how much more that is than usual. */
export function slowWords({ durationSeconds, usualSeconds }: SlowReport['run']): string {
  const times = durationSeconds / Math.max(usualSeconds, 0.001)
  const factor = times < 10 ? String(Number(times.toFixed(1))) : formatCount(Math.round(times))
  return `Took ${formatDuration(durationSeconds)}, usually ${formatDuration(usualSeconds)}: ${factor} times as long`
}

/** Why a time of a schedule passed without a run, as the end of a sentence. */
export const missReasonWords: Record<MissReason, string> = {
  not_running: 'nothing was running that starts runs',
  not_runnable: 'the report could not be read, or had no queries',
}

/** How often a schedule missed its time. */
export function missedWords({ times }: Pick<MissedSchedule, 'times'>): string {
  return times === 1 ? 'Missed once' : `Missed ${formatCount(times)} times`
}
