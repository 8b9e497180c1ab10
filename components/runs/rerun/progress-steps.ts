import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run } from '#/lib/client/run.ts'
import { isFinished, isSuccess } from '#/lib/runs/run-state.ts'

export type StepState = 'done' | 'now' | 'next' | 'failed' | 'cancelled'

/** A part of a run's life: when it began, how long it took in seconds, or since when it goes on. */
export type ProgressStep = {
  name: string
  state: StepState
  at: string | null
  seconds: number | null
  since: string | null
}

type Timed = Pick<
  Run,
  'state' | 'createdAt' | 'startedAt' | 'completedAt' | 'queueSeconds' | 'durationSeconds' | 'hasNotebook'
>
type Progress = { run: Timed; queryRuns: Pick<QueryRun, 'state' | 'completedAt'>[] }

/** How a part ended that a run was in when it was over. */
function endState({ state }: Timed): StepState {
  if (state === 'failed') return 'failed'
  return state === 'cancelled' ? 'cancelled' : 'done'
}

/** When the last of the queries was through; null while one goes on, or where nobody said. */
function queriesEnd({ queryRuns }: Progress): string | null {
  const ends = queryRuns.map(({ completedAt }) => completedAt ?? '')
  return ends.includes('') ? null : (ends.sort().at(-1) ?? null)
}

function secondsBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
}

function queryWords(queryRuns: Pick<QueryRun, 'state'>[]): string {
  const over = queryRuns.filter(({ state }) => state === 'succeeded' || state === 'failed').length
  if (queryRuns.length < 2) return 'Queries'
  return `Queries, ${over} of ${queryRuns.length}`
}

function queueStep(run: Timed): ProgressStep {
  const { startedAt, queueSeconds, createdAt: at } = run
  const isOver = startedAt !== null || isFinished(run.state)
  const state = startedAt === null && isOver ? endState(run) : 'done'
  return { name: 'Queue', state: isOver ? state : 'now', at, seconds: queueSeconds, since: isOver ? null : at }
}

function queriesStep(progress: Progress): ProgressStep {
  const { startedAt: at, durationSeconds, state, hasNotebook } = progress.run
  const name = queryWords(progress.queryRuns)
  const step = { name, at, seconds: null, since: null }
  if (at === null) return { ...step, state: 'next' }
  if (state === 'running_notebook' || state === 'completed') {
    return { ...step, state: 'done', seconds: secondsBetween(at, queriesEnd(progress)) }
  }
  if (!isFinished(state)) return { ...step, state: 'now', since: at }
  return { ...step, state: endState(progress.run), seconds: hasNotebook ? null : durationSeconds }
}

function notebookStep(progress: Progress): ProgressStep {
  const { state, completedAt } = progress.run
  const at = queriesEnd(progress)
  const step = { name: 'Notebook', at, seconds: null, since: null }
  if (state === 'running_notebook') return { ...step, state: 'now', since: at }
  if (state === 'completed') return { ...step, state: 'done', seconds: secondsBetween(at, completedAt) }
  return { ...step, state: 'next', at: null }
}

/** The way of a run from the queue to its end, as far as it is known; the notebook only where there is one. */
export function progressSteps({ run, queryRuns }: Progress): ProgressStep[] {
  const notebook = run.hasNotebook ? [notebookStep({ run, queryRuns })] : []
  const isGood = isSuccess(run.state)
  const at = isGood ? run.completedAt : null
  const end: ProgressStep = { name: 'Done', state: isGood ? 'done' : 'next', at, seconds: null, since: null }
  const steps = [queueStep(run), queriesStep({ run, queryRuns }), ...notebook, end]
  // What would have come after a bad end does not come.
  return isFinished(run.state) ? steps.filter(({ state }) => state !== 'next') : steps
}
