import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'
import { purgeTime } from '#/runs-api/sample/past/night.ts'
import type { PlannedFailure, PlannedRun } from '#/runs-api/sample/past/planned-run.ts'
import type { FinishedQuery, FinishedRun } from '#/runs-api/sample/statements/insert-finished-runs.ts'
import type { RunFailureRecord } from '#/runs-api/store/runs/finish-run.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'

function failureRecord({ report, failure }: PlannedRun): RunFailureRecord | null {
  if (failure === null) return null
  const { code, message, queries } = failure
  const query = report.definition.queries.find(({ name }) => name === queries[0])
  return { code, message, fingerprint: failureFingerprint(code, message), queryToken: query?.token ?? null }
}

/** The token that a query of a planned run always gets. */
export function queryRunToken(runToken: string, position: number): string {
  return tokenOf('sample query run', runToken, String(position))
}

function endOfQuery(name: string, failure: PlannedFailure | null, isCancelled: boolean) {
  if (isCancelled) return { state: 'cancelled', error: null } as const
  if (failure === null || !failure.queries.includes(name)) return { state: 'succeeded', error: null } as const
  return { state: 'failed', error: { code: failure.code, message: failure.message } } as const
}

function toldQueries(run: PlannedRun, startedAt: Date, completedAt: Date): FinishedQuery[] {
  const { report, token, failure, isCancelled } = run
  return report.definition.queries.map(({ name, token: queryToken }, position) => ({
    token: queryRunToken(token, position),
    queryToken,
    ...endOfQuery(name, failure, isCancelled),
    renderedSource: null,
    startedAt,
    completedAt,
    result: null,
  }))
}

/** When a planned run left the queue. */
export function startOf({ start, queueMs }: PlannedRun): Date {
  return new Date(start.createdAt.getTime() + queueMs)
}

/** A run as the plan tells it. Where the nightly purge has been since (`now`), its marks are on it. */
export function toldRun(run: PlannedRun, peopleIds: ReadonlyMap<string, number>, now: Date): FinishedRun {
  const { report, start, token, parameters, isCancelled, durationMs } = run
  const startedAt = startOf(run)
  const completedAt = new Date(startedAt.getTime() + durationMs)
  const purgedAt = purgeTime(start.createdAt)
  const goodOrFailed = run.failure === null ? 'succeeded' : 'failed'
  return {
    token,
    reportId: report.id,
    versionId: report.versionId,
    state: isCancelled ? 'cancelled' : goodOrFailed,
    parameters,
    createdAt: start.createdAt,
    startedAt,
    completedAt,
    executedById: peopleIds.get(start.executedBy) ?? 0,
    trigger: start.trigger,
    scheduleId: start.schedule?.id ?? null,
    timeoutSeconds: start.schedule?.timeoutSeconds ?? null,
    failure: failureRecord(run),
    purgedAt: purgedAt > now ? null : purgedAt,
    queries: toldQueries(run, startedAt, completedAt),
  }
}
