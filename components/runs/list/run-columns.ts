import type { ComponentType } from 'react'
import * as cells from '#/components/runs/list/run-cells.tsx'
import type { Run } from '#/lib/client/run.ts'
import type { OrderColumn } from '#/lib/filters/run-order.ts'

/** A column of the runs. Those that a person hides are kept by their `id`. */
export type RunColumn = {
  id: string
  words: string
  cell: ComponentType<{ run: Run }>
  /** How wide: at least so many pixels, and this share of what is left (0 for a column that stays as it is). */
  minPx: number
  share: number
  /** What its heading orders by. */
  order?: OrderColumn
  isNumber?: boolean
  /** It names the run, so that it cannot be hidden. */
  isFixed?: boolean
  /** Its place on a card, which is what a row becomes on a phone; without one it is left out there. */
  card?: 'name' | 'state' | 'created' | 'duration' | 'why'
}

const time = { minPx: 108, share: 0 }

const state: RunColumn = {
  id: 'state',
  words: 'State',
  cell: cells.StateCell,
  minPx: 124,
  share: 0,
  order: 'state',
  card: 'state',
}

const others: RunColumn[] = [
  { id: 'parameters', words: 'Parameters', cell: cells.ParametersCell, minPx: 140, share: 4, card: 'why' },
  { id: 'created', words: 'Created', cell: cells.CreatedCell, ...time, order: 'created_at', card: 'created' },
  { id: 'updated', words: 'Updated', cell: cells.UpdatedCell, ...time, order: 'updated_at' },
  { id: 'started', words: 'Started', cell: cells.StartedCell, ...time, order: 'started_at' },
  { id: 'finished', words: 'Finished', cell: cells.FinishedCell, ...time, order: 'completed_at' },
  {
    id: 'duration',
    words: 'Duration',
    cell: cells.DurationCell,
    minPx: 112,
    share: 0,
    order: 'duration',
    isNumber: true,
    card: 'duration',
  },
  { id: 'queue', words: 'Time in the queue', cell: cells.QueueCell, minPx: 140, share: 0, isNumber: true },
  { id: 'by', words: 'By', cell: cells.ByCell, minPx: 96, share: 0.5 },
  { id: 'trigger', words: 'Started by', cell: cells.TriggerCell, minPx: 132, share: 0 },
  { id: 'failure', words: 'Why it failed', cell: cells.FailureCell, minPx: 140, share: 4, card: 'why' },
]

/** The columns of the runs of a workspace. */
export const accountColumns: RunColumn[] = [
  state,
  {
    id: 'report',
    words: 'Report',
    cell: cells.ReportCell,
    minPx: 168,
    share: 3,
    order: 'report',
    isFixed: true,
    card: 'name',
  },
  ...others,
  { id: 'token', words: 'Run token', cell: cells.TokenCell, minPx: 124, share: 0 },
]

/** The columns of the runs of one report: what names a run there is its token. */
export const reportColumns: RunColumn[] = [
  state,
  { id: 'run', words: 'Run', cell: cells.RunCell, minPx: 124, share: 0, isFixed: true, card: 'name' },
  ...others,
]
