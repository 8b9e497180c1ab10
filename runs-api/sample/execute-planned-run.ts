import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import { executeRun, type QueryTask } from '#/runs-api/engine/lifecycle/execute-run.ts'
import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'
import type { QueryOutcome } from '#/runs-api/engine/executor/query-outcome.ts'
import type { PlannedRun } from '#/runs-api/sample/past/planned-run.ts'
import { queryRunToken, startOf, toldRun } from '#/runs-api/sample/past/tell-run.ts'
import type { FinishedQuery, FinishedRun } from '#/runs-api/sample/statements/insert-finished-runs.ts'
import type { RunFailureRecord } from '#/runs-api/store/runs/finish-run.ts'

export type Execution = { engine: Engine; peopleIds: ReadonlyMap<string, number>; signal: AbortSignal }

/** What is known of a query once it has started: the SQL it executes, and milliseconds since the start of the run. */
type QueryStart = { renderedSource: string; afterMs: number }

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

/** Executes a planned run for what it is: null when it was stopped or its surroundings failed. */
async function attempt(run: PlannedRun, { engine, peopleIds, signal }: Execution): Promise<FinishedRun | null> {
  const { report, token: runToken, parameters, start } = run
  const { definition, token: reportToken } = report
  // An attempt that was cut short may have left something.
  await engine.results.removeRun(reportToken, runToken)
  const files = definition.queries.map((_, position) => queryRunToken(runToken, position))
  const starts: QueryStart[] = []
  const startedMs = performance.now()
  const tasks = definition.queries.map((query, position): QueryTask => {
    const queryRun = files[position] ?? ''
    return {
      query,
      outputPath: engine.results.pathOf({ reportToken, runToken, queryRunToken: queryRun }),
      onStart: async (renderedSource) => {
        starts[position] = { renderedSource, afterMs: performance.now() - startedMs }
      },
    }
  })
  const timeoutSeconds = start.schedule?.timeoutSeconds ?? engine.limits.timeoutSeconds
  const { outcomes } = await executeRun(engine, {
    definition,
    parameters,
    tasks,
    timeoutSeconds,
    now: start.createdAt,
    signal,
  })
  const durationMs = Math.max(1, Math.round(performance.now() - startedMs))
  if (outcomes.some((outcome) => !outcome.ok && (outcome.retryable || outcome.code === 'Cancelled'))) return null
  return executedRun({ ...run, durationMs }, { outcomes, starts, files, peopleIds })
}

type Attempted = { outcomes: QueryOutcome[]; starts: QueryStart[]; files: string[]; peopleIds: Execution['peopleIds'] }

function executedRun(run: PlannedRun, { outcomes, starts, files, peopleIds }: Attempted): FinishedRun {
  const told = toldRun({ ...run, failure: null }, peopleIds, run.start.createdAt)
  const failure = failureOf(run, outcomes)
  const queries = told.queries.map((query, position): FinishedQuery => {
    const { renderedSource, afterMs } = starts[position] ?? { renderedSource: null, afterMs: 0 }
    const outcome = outcomes[position]
    const startedAt = new Date(startOf(run).getTime() + Math.min(run.durationMs, Math.round(afterMs)))
    const end = outcome === undefined ? {} : endOfQuery(outcome, files[position] ?? '')
    return { ...query, renderedSource, startedAt, ...end }
  })
  return { ...told, state: failure === null ? 'succeeded' : 'failed', failure, queries }
}

/**
 * Executes a planned run with today's data: what it took, what came out and whether it failed are true, when it was
 * started is as the plan says. Null when it has to be tried at another time.
 */
export async function executePlannedRun(run: PlannedRun, execution: Execution): Promise<FinishedRun | null> {
  return execution.signal.aborted ? null : attempt(run, execution)
}
