import { runLook } from '#/components/runs/run-state-look.ts'
import type { LaneThing } from '#/components/timeline/lane-things.ts'
import type { TimelineRun } from '#/lib/client/run-timeline.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatMoment } from '#/lib/format/moment.ts'
import { formatAmount } from '#/lib/format/quantity.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

/** How long a run took, or has been going on, in seconds; null while it waits. */
export function secondsOf({ startedAt, completedAt }: TimelineRun, nowMs: number): number | null {
  if (startedAt === null) return null
  return Math.max(0, (completedAt === null ? nowMs : Date.parse(completedAt)) - Date.parse(startedAt)) / 1000
}

/** What there is of each state in a thing; nothing of what is still to come. */
function countsOf(thing: LaneThing): { state: RunState; runs: number }[] {
  if (thing.kind === 'slot') return thing.counts
  return thing.kind === 'run' ? [{ state: thing.run.state, runs: 1 }] : []
}

/** What a batch holds: runs that there are, how many of them failed, and runs to come. */
export function tallyOf(things: LaneThing[]): { runs: number; failed: number; scheduled: number } {
  const counts = things.flatMap(countsOf)
  const sum = (of: typeof counts) => of.reduce((total, { runs }) => total + runs, 0)
  return {
    runs: sum(counts),
    failed: sum(counts.filter(({ state }) => state === 'failed')),
    scheduled: things.filter(({ kind }) => kind === 'scheduled').length,
  }
}

/** A batch in words: `12 runs, 2 failed, 3 scheduled`. */
export function batchWords(things: LaneThing[]): string {
  const { runs, failed, scheduled } = tallyOf(things)
  const words = runs > 0 ? [formatAmount(runs, 'run')] : []
  if (failed > 0) words.push(`${failed} failed`)
  if (scheduled > 0) words.push(`${scheduled} scheduled`)
  return words.join(', ')
}

/** A single thing in words: its state, report, when, and for how long. */
export function thingWords(thing: LaneThing, { nowMs, timeZone }: { nowMs: number; timeZone: string }): string {
  if (thing.kind === 'slot') return batchWords([thing])
  if (thing.kind === 'scheduled') {
    return `Scheduled, ${thing.scheduled.reportName}, ${formatMoment(thing.scheduled.at, timeZone)}`
  }
  const { run } = thing
  const seconds = secondsOf(run, nowMs)
  const took = seconds === null ? [] : [formatDuration(seconds)]
  const at = formatMoment(run.startedAt ?? run.createdAt, timeZone)
  return [runLook(run).word, run.reportName, at, ...took].join(', ')
}
