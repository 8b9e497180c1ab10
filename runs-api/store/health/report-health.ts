import type { ReportHealth } from '#/lib/reports/report-health.ts'

/** A run that succeeded or failed: whether it was good, and when it was created, in milliseconds. */
export type EndedRun = { isGood: boolean; createdMs: number }

/** What the health of a report is told from. `ended` are its last twenty runs that succeeded or failed, the newest first. */
export type HealthFacts = {
  isArchived: boolean
  hasEnded: boolean
  openFailures: number
  /** A time of one of its schedules passed without a run, and none of its runs has succeeded since. */
  hasMissed: boolean
  isLastGoodSlow: boolean
  ended: EndedRun[]
}

/** How many of the last runs are looked at. */
export const lastRuns = 20

const flakyChanges = 3
const leastIntervals = 5
const overdueAfter = 3
const regularPart = 0.75

function isFlaky(ended: EndedRun[]): boolean {
  const changes = ended.filter(({ isGood }, at) => at > 0 && isGood !== ended[at - 1]?.isGood)
  return changes.length >= flakyChanges
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** Runs that people ask for when they like come at no interval, and are never overdue. */
function isOverdue(ended: EndedRun[], nowMs: number): boolean {
  const good = ended.filter(({ isGood }) => isGood).map(({ createdMs }) => createdMs)
  const intervals = good.slice(1).map((createdMs, at) => (good[at] ?? createdMs) - createdMs)
  if (intervals.length < leastIntervals) return false
  const usual = medianOf(intervals)
  const regular = intervals.filter((interval) => interval >= usual / 2 && interval <= usual * 2)
  const sinceMs = nowMs - (good[0] ?? nowMs)
  const isRegular = regular.length >= regularPart * intervals.length
  return isRegular && sinceMs > overdueAfter * usual && sinceMs > Math.max(...intervals) + usual
}

/** The gravest word that is true of a report at a moment. */
export function reportHealth(facts: HealthFacts, nowMs: number): ReportHealth {
  if (facts.openFailures > 0) return 'failing'
  if (isFlaky(facts.ended)) return 'flaky'
  if (!facts.isArchived && (facts.hasMissed || isOverdue(facts.ended, nowMs))) return 'stale'
  if (facts.isLastGoodSlow) return 'slow'
  return facts.hasEnded ? 'ok' : 'never_run'
}
