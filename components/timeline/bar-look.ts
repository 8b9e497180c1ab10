import type { RunState } from '#/lib/runs/run-state.ts'

/** How the bar of a run is drawn: its ink is that of its state; what is not over has a dashed edge, as in a strip. */
export const barLook: Record<RunState, string> = {
  succeeded: 'text-state-succeeded bg-current/15 border-current',
  completed: 'text-state-completed bg-current/15 border-current',
  failed: 'text-state-failed bg-current/20 border-current',
  cancelled: 'text-state-cancelled border-current',
  pending: 'text-state-pending border-current border-dashed',
  enqueued: 'text-state-enqueued border-current border-dashed',
  running_notebook: 'text-state-running bg-current/10 border-current border-dashed',
}

/** The same for a run that has begun, which the API still calls enqueued. */
export const runningLook = 'text-state-running bg-current/10 border-current border-dashed'
export const scheduledLook = 'text-muted border-line-strong border-dashed'
export const batchLook = 'text-ink bg-sunken border-line-strong'
export const failedBatchLook = 'text-bad bg-bad-soft border-bad hatched'
