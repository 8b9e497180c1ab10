import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run } from '#/lib/client/run.ts'
import { isFinished, isSuccess } from '#/lib/runs/run-state.ts'

export type StepState = 'done' | 'now' | 'next' | 'failed' | 'cancelled'

/** A part of a run's life: how long it took in seconds, or since when it goes on. */
export type ProgressStep = { name: string; state: StepState; seconds: number | null; since: string | null }

type Timed = Pick<Run, 'state' | 'createdAt' | 'startedAt' | 'queueSeconds' | 'durationSeconds' | 'hasNotebook'>
type Progress = { run: Timed; queryRuns: Pick<QueryRun, 'state'>[] }

/** How a part ended that a run was in when it was over. */
function endState({ state }: Timed): StepState {
  if (state === 'failed') return 'failed'
  return state === 'cancelled' ? 'cancelled' : 'done'
}

function queryWords(queryRuns: Pick<QueryRun, 'state'>[]): string {
  const over = queryRuns.filter(({ state }) => state === 'succeeded' || state === 'failed').length
  if (queryRuns.length < 2) return 'Queries'
  return `Queries, ${over} of ${queryRuns.length}`
}

function queueStep(run: Timed): ProgressStep {
  const { startedAt, queueSeconds, createdAt } = run
  const isOver = startedAt !== null || isFinished(run.state)
  const state = startedAt === null && isOver ? endState(run) : 'done'
  return { name: 'Queue', state: isOver ? state : 'now', seconds: queueSeconds, since: isOver ? null : createdAt }
}

function queriesStep({ run, queryRuns }: Progress): ProgressStep {
  const { startedAt, durationSeconds, state } = run
  const name = queryWords(queryRuns)
  const isPast = state === 'running_notebook' || state === 'completed'
  if (startedAt === null) return { name, state: 'next', seconds: null, since: null }
  if (isPast) return { name, state: 'done', seconds: null, since: null }
  if (!isFinished(state)) return { name, state: 'now', seconds: null, since: startedAt }
  return { name, state: endState(run), seconds: durationSeconds, since: null }
}

function notebookStep({ state, startedAt, durationSeconds }: Timed): ProgressStep {
  if (state === 'running_notebook') return { name: 'Notebook', state: 'now', seconds: null, since: startedAt }
  if (state === 'completed') return { name: 'Notebook', state: 'done', seconds: durationSeconds, since: null }
  return { name: 'Notebook', state: 'next', seconds: null, since: null }
}

/** The way of a run from the queue to its end, as far as it is known; the notebook only where there is one. */
export function progressSteps({ run, queryRuns }: Progress): ProgressStep[] {
  const notebook = run.hasNotebook ? [notebookStep(run)] : []
  const end: ProgressStep = { name: 'Done', state: isSuccess(run.state) ? 'done' : 'next', seconds: null, since: null }
  const steps = [queueStep(run), queriesStep({ run, queryRuns }), ...notebook, end]
  // What would have come after a bad end does not come.
  return isFinished(run.state) ? steps.filter(({ state }) => state !== 'next') : steps
}
