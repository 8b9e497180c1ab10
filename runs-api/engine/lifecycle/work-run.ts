import { randomUUID } from 'node:crypto'
import type { QueryOutcome } from '#/runs-api/engine/executor/query-outcome.ts'
import type { ActiveRuns } from '#/runs-api/engine/lifecycle/active-runs.ts'
import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import { executeRun, type QueryTask, type RunOutcome } from '#/runs-api/engine/lifecycle/execute-run.ts'
import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'
import { findOptions } from '#/runs-api/engine/lifecycle/find-options.ts'
import type { ReportForms } from '#/runs-api/engine/lifecycle/report-forms.ts'
import { persist } from '#/runs-api/engine/lifecycle/persist.ts'
import type { RunJob } from '#/runs-api/engine/queue/queue.ts'
import type { Log } from '#/runs-api/log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { saveFormOptions } from '#/runs-api/store/reports/form-options.ts'
import { claimRun, releaseRun, type ClaimedRun } from '#/runs-api/store/runs/claim-run.ts'
import { finishRun, type FinishedQuery, type RunFailureRecord } from '#/runs-api/store/runs/finish-run.ts'
import {
  listQueryRuns,
  stampQueryRunEnd,
  startQueryRun,
  type QueryRunRecord,
} from '#/runs-api/store/runs/query-runs.ts'

export type Worker = { db: Db; engine: Engine; forms: ReportForms; activeRuns: ActiveRuns; log: Log }
export type RunAttempt = { job: RunJob; retryCount: number; signal: AbortSignal }

/** Failures of the surroundings are tried again so often before the run fails (DESIGN 5). */
const maxRetries = 3

type ResultFile = { name: string; path: string }
type Held = { run: ClaimedRun; claim: string; queryRuns: QueryRunRecord[]; files: ResultFile[] }

function tasksOf({ db }: Worker, { queryRuns, claim, files }: Held): QueryTask[] {
  return queryRuns.map(({ id, query }, at) => ({
    query,
    outputPath: files[at]?.path ?? '',
    onStart: (renderedSource) => persist(() => startQueryRun(db, { queryRunId: id, claim, renderedSource })),
    onEnd: () => persist(() => stampQueryRunEnd(db, { queryRunId: id, claim })),
  }))
}

function finishedQuery(queryRunId: number, outcome: QueryOutcome, file: string): FinishedQuery {
  if (!outcome.ok) {
    const state = outcome.code === 'Cancelled' ? 'cancelled' : 'failed'
    return { queryRunId, state, error: { code: outcome.code, message: outcome.message }, result: null }
  }
  const { rows, bytes, columns } = outcome
  return {
    queryRunId,
    state: 'succeeded',
    error: null,
    result: { file, rowCount: rows, byteCount: bytes, columns },
  }
}

/** The run's reason is that of its first query that failed. */
function failureOf({ queryRuns }: Held, { outcomes }: RunOutcome): RunFailureRecord | null {
  const at = outcomes.findIndex((outcome) => !outcome.ok)
  const outcome = outcomes[at]
  if (outcome === undefined || outcome.ok) return null
  const { code, message } = outcome
  return {
    code,
    message,
    fingerprint: failureFingerprint(code, message),
    queryToken: queryRuns[at]?.query.token ?? null,
  }
}

async function keepOptions({ db, engine, log }: Worker, held: Held, { outcomes, form }: RunOutcome): Promise<void> {
  if (form === null || form.fields.every(({ optionsFrom }) => optionsFrom === null)) return
  const fresh = held.queryRuns.flatMap(({ query }, at) => {
    const outcome = outcomes[at]
    const columns = outcome?.ok === true ? outcome.columns.map(({ name }) => name) : null
    return columns === null ? [] : [{ query, path: held.files[at]?.path ?? '', columns }]
  })
  try {
    const options = await findOptions(engine.results, form, { definitions: held.run.definition.queries, fresh })
    await saveFormOptions(db, held.run.versionId, options)
  } catch (error) {
    log.failure('The options of a form could not be kept', error, { run: held.run.token })
  }
}

async function finish(worker: Worker, held: Held, outcome: RunOutcome): Promise<void> {
  const { run, claim, queryRuns, files } = held
  const queries = queryRuns.flatMap(({ id }, at) => {
    const ended = outcome.outcomes[at]
    return ended === undefined ? [] : [finishedQuery(id, ended, files[at]?.name ?? '')]
  })
  const failure = failureOf(held, outcome)
  await keepOptions(worker, held, outcome)
  const isOurs = await persist(() => finishRun(worker.db, { runId: run.id, claim, failure, queries }))
  worker.log.info(isOurs ? 'A run is through' : 'A run ended elsewhere first', {
    run: run.token,
    failure: failure?.code ?? null,
  })
}

async function execute(worker: Worker, held: Held, signal: AbortSignal): Promise<RunOutcome> {
  const { run } = held
  return executeRun(worker.engine, {
    definition: run.definition,
    parameters: run.parameters,
    tasks: tasksOf(worker, held),
    timeoutSeconds: run.timeoutSeconds ?? worker.engine.limits.timeoutSeconds,
    now: run.createdAt,
    signal,
  })
}

async function hold({ db, engine }: Worker, job: RunJob): Promise<Held | undefined> {
  const claim = randomUUID()
  const run = await claimRun(db, job.runId, claim)
  if (run === undefined) return undefined
  const queryRuns = await listQueryRuns(db, run.id)
  const files = queryRuns.map(({ token }) => {
    // What an attempt writes has a name of its own, so that a worker thought dead cannot write over its successor's.
    const name = `${token}-${claim.slice(0, 8)}`
    const path = engine.results.pathOf({ reportToken: run.reportToken, runToken: run.token, queryRunToken: name })
    return { name, path }
  })
  return { run, claim, queryRuns, files }
}

/**
 * One attempt at a run of the queue (DESIGN 5). Returns when the run has ended, here or elsewhere; throws when it is to be
 * tried again: the process is stopping, or the surroundings failed and tries are left.
 */
export async function workRun(worker: Worker, { job, retryCount, signal: jobSignal }: RunAttempt): Promise<void> {
  const held = await hold(worker, job)
  if (held === undefined) return
  const { signal, end } = worker.activeRuns.begin(job.runId, jobSignal)
  try {
    const outcome = await execute(worker, held, signal)
    const mayRetry = outcome.outcomes.some((ended) => !ended.ok && ended.retryable) && retryCount < maxRetries
    const isStopped = outcome.outcomes.some((ended) => !ended.ok && ended.code === 'Cancelled')
    if (isStopped || mayRetry) {
      await persist(() => releaseRun(worker.db, job.runId, held.claim))
      if (signal.aborted && !worker.activeRuns.isInterrupted()) return
      throw new Error('This run is handed back to be tried again')
    }
    await finish(worker, held, outcome)
  } finally {
    end()
  }
}
