import {
  BookCheck,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
} from 'lucide-react'
import type { QueryRunState } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

export type StateLook = { word: string; icon: LucideIcon; ink: string; spins?: boolean }

const succeeded: StateLook = { word: 'Succeeded', icon: CircleCheck, ink: 'text-state-succeeded' }
const failed: StateLook = { word: 'Failed', icon: OctagonX, ink: 'text-state-failed' }
const cancelled: StateLook = { word: 'Cancelled', icon: CircleSlash, ink: 'text-state-cancelled' }
const pending: StateLook = { word: 'Pending', icon: CircleDashed, ink: 'text-state-pending' }

/** How each state of a run is said and shown; told apart by shape as well as colour. */
export const runStateLook: Record<RunState, StateLook> = {
  pending,
  enqueued: { word: 'Enqueued', icon: Clock, ink: 'text-state-enqueued' },
  running_notebook: { word: 'Running notebook', icon: LoaderCircle, ink: 'text-state-running', spins: true },
  succeeded,
  completed: { word: 'Completed', icon: BookCheck, ink: 'text-state-completed' },
  failed,
  cancelled,
}

const executing: StateLook = { word: 'Running', icon: LoaderCircle, ink: 'text-state-running', spins: true }

/** How a run is shown: the API calls it enqueued also while its queries run (RUNS-API 2), people want to see the difference. */
export function runLook({ state, startedAt }: { state: RunState; startedAt: string | null }): StateLook {
  return state === 'enqueued' && startedAt !== null ? executing : runStateLook[state]
}

/** The same for one query of a run. */
export const queryRunStateLook: Record<QueryRunState, StateLook> = {
  pending,
  enqueued: { word: 'Waiting', icon: Clock, ink: 'text-state-enqueued' },
  running: executing,
  succeeded,
  failed,
  cancelled,
}
