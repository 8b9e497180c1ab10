/** The states of a run, in the specification's words ("Report Run object", `state`). */
export const runStates = [
  'pending',
  'enqueued',
  'running_notebook',
  'succeeded',
  'completed',
  'failed',
  'cancelled',
] as const
export type RunState = (typeof runStates)[number]

const finished: Record<RunState, boolean> = {
  pending: false,
  enqueued: false,
  running_notebook: false,
  succeeded: true,
  completed: true,
  failed: true,
  cancelled: true,
}

/** True in a state that no transition leaves. */
export function isFinished(state: RunState): boolean {
  return finished[state]
}

/** `succeeded`, or `completed` where the report has a notebook: both are a success. */
export function isSuccess(state: RunState): boolean {
  return state === 'succeeded' || state === 'completed'
}
