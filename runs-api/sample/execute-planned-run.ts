import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import { executeRun, type QueryTask } from '#/runs-api/engine/lifecycle/execute-run.ts'
import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'
import type { QueryOutcome } from '#/runs-api/engine/executor/query-outcome.ts'
import type { PlannedRun } from '#/runs-api/sample/past/planned-run.ts'
import { queryRunToken, startOf, toldRun } from '#/runs-api/sample/past/tell-run.ts'
import type { FinishedQuery, FinishedRun } from '#/runs-api/sample/statements/insert-finished-runs.ts'
import type { RunFailureRecord } from '#/runs-api/store/runs/finish-run.ts'

export type Execution = { engine: Engine; peopleIds: ReadonlyMap<string, number>; signal: AbortSignal }

/** The SQL a query executes, and when it started and was through, in milliseconds since the start of the run. */
type QueryCourse = { renderedSource: string; afterMs: number; throughMs: number | null }
type Attempt = { outcomes: QueryOutcome[]; courses: QueryCourse[]; durationMs: number }

/** A failure of the surroundings is tried again so often before it is that of the run. */
const maxRetries = 2

function tasksOf({ report, token }: PlannedRun, { engine }: Execution, courses: QueryCourse[]): QueryTask[] {
  const startedMs = performance.now()
  return report.definition.queries.map((query, position) => ({
    query,
    outputPath: engine.results.pathOf({
      reportToken: report.token,
      runToken: token,
      queryRunToken: queryRunToken(token, position),
    }),
    onStart: async (renderedSource) => {
      courses[position] = { renderedSource, afterMs: Math.round(performance.now() - startedMs), throughMs: null }
    },
    onEnd: async () => {
      const course = courses[position]
      if (course !== undefined) course.throughMs = Math.round(performance.now() - startedMs)
    },
  }))
}

async function attempt(run: PlannedRun, execution: Execution): Promise<Attempt> {
  const { report, token, parameters, start } = run
  const { engine, signal } = execution
  // An attempt that was cut short may have left something.
  await engine.results.removeRun(report.token, token)
  const courses: QueryCourse[] = []
  const startedMs = performance.now()
  const { outcomes } = await executeRun(engine, {
    definition: report.definition,
    parameters,
    tasks: tasksOf(run, execution, courses),
    timeoutSeconds: start.schedule?.timeoutSeconds ?? engine.limits.timeoutSeconds,
    now: start.createdAt,
    signal,
  })
  return { outcomes, courses, durationMs: Math.max(1, Math.round(performance.now() - startedMs)) }
}

function endOfQuery(outcome: QueryOutcome, file: string): Pick<FinishedQuery, 'state' | 'error' | 'result'> {
  if (!outcome.ok) {
    return { state: 'failed', error: { code: outcome.code, message: outcome.message }, result: null }
  }
  const { rows: rowCount, bytes: byteCount, columns } = outcome
  return { state: 'succeeded', error: null, result: { file, rowCount, byteCount, columns } }
}

function failureOf({ report }: PlannedRun, outcomes: QueryOutcome[]): RunFailureRecord | null {
  const at = outcomes.findIndex(({ ok }) => !ok)
  const outcome = outcomes[at]
  if (outcome === undefined || outcome.ok) return null
  const { code, message } = outcome
  const queryToken = report.definition.queries[at]?.token ?? null
  return { code, message, fingerprint: failureFingerprint(code, message), queryToken }
}

function executedRun(
  planned: PlannedRun,
  { outcomes, courses, durationMs }: Attempt,
  peopleIds: Execution['peopleIds'],
) {
  const run = { ...planned, durationMs, failure: null }
  const told = toldRun(run, peopleIds, planned.start.createdAt)
  const failure = failureOf(run, outcomes)
  const queries = told.queries.map((query, position): FinishedQuery => {
    const { renderedSource = null, afterMs = 0, throughMs = null } = courses[position] ?? {}
    const after = (ms: number) => new Date(startOf(run).getTime() + Math.min(durationMs, ms))
    const times = { startedAt: after(afterMs), completedAt: after(throughMs ?? durationMs) }
    const outcome = outcomes[position]
    const end = outcome === undefined ? {} : endOfQuery(outcome, query.token)
    return { ...query, renderedSource, ...times, ...end }
  })
  const state = failure === null ? 'succeeded' : 'failed'
  return { ...told, state, failure, queries } satisfies FinishedRun
}

/**
 * Executes a planned run with today's data: what it took, what came out and whether it failed are true, who started it
 * when is as the plan says. Null when it was stopped.
 */
export async function executePlannedRun(run: PlannedRun, execution: Execution): Promise<FinishedRun | null> {
  for (let retries = 0; ; retries += 1) {
    if (execution.signal.aborted) return null
    const tried = await attempt(run, execution)
    if (tried.outcomes.some((outcome) => !outcome.ok && outcome.code === 'Cancelled')) return null
    const mayRetry = tried.outcomes.some((outcome) => !outcome.ok && outcome.retryable)
    if (!mayRetry || retries >= maxRetries) return executedRun(run, tried, execution.peopleIds)
  }
}
