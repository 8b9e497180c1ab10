import { canonicalParameters } from '#/lib/reports/parameters.ts'
import { isSuccess } from '#/lib/runs/run-state.ts'
import type { StoredRun } from '#/runs-api/store/testing/sample-run.ts'

/** A run, and when the run ended that recovered it; null while it is open, undefined where there is nothing to recover. */
export type JudgedRun = StoredRun & { recoveredAt: number | null | undefined }

function isLater(run: StoredRun, than: StoredRun): boolean {
  return run.createdAt > than.createdAt || (run.createdAt === than.createdAt && run.id > than.id)
}

/** Says of every failure whether a later run with the same parameters made good for it, looking at each in turn. */
export function judgeRuns(runs: StoredRun[]): JudgedRun[] {
  const key = ({ reportId, parameters }: StoredRun): string => `${reportId} ${canonicalParameters(parameters)}`
  return runs.map((run) => {
    if (run.state !== 'failed') return { ...run, recoveredAt: undefined }
    const [cure] = runs
      .filter((other) => isSuccess(other.state) && key(other) === key(run) && isLater(other, run))
      .toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id)
    return { ...run, recoveredAt: cure?.completedAt ?? null }
  })
}

/** What the runs of one report say of it, counted one by one. */
export function recountStanding(runs: JudgedRun[]) {
  const open = inOrder(runs.filter(({ recoveredAt }) => recoveredAt === null))
  const good = inOrder(runs.filter(({ state }) => isSuccess(state))).at(-1)
  const streak = inOrder(runs.filter((run) => run.state === 'failed' && (good === undefined || isLater(run, good))))
  const since = streak[0] ?? open[0]
  return {
    openFailures: open.length,
    streak: streak.length,
    failingSince: since === undefined ? null : new Date(since.createdAt),
    latestOpen: open.at(-1),
    good,
    isIdle: good === undefined && runs.every(({ state }) => state !== 'failed'),
  }
}

/** The reports of which a failure had happened by a moment and was not recovered by then. */
export function failingAt(runs: JudgedRun[], at: number): Set<number> {
  const failing = runs.filter(({ recoveredAt, completedAt }) => {
    return recoveredAt !== undefined && (completedAt ?? 0) <= at && (recoveredAt === null || recoveredAt > at)
  })
  return new Set(failing.map(({ reportId }) => reportId))
}

function inOrder(runs: JudgedRun[]): JudgedRun[] {
  return runs.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id)
}
