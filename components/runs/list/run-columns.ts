import { createColumnHelper, columnVisibilityFeature, metaHelper, tableFeatures } from '@tanstack/react-table'
import type { Column } from '@tanstack/react-table'
import type { ComponentType } from 'react'
import * as cells from '#/components/runs/list/run-cells.tsx'
import type { Run } from '#/lib/client/run.ts'
import type { OrderColumn } from '#/lib/filters/run-order.ts'

export type RunColumnMeta = {
  words: string
  cell: ComponentType<{ run: Run }>
  /** How wide: at least so many pixels, and this share of what is left (0 for a column that stays as it is). */
  minPx: number
  share: number
  /** What its heading orders by. */
  order?: OrderColumn
  isNumber?: boolean
  /** Its place on a card, which is what a row becomes on a phone; without one it is left out there. */
  card?: 'name' | 'state' | 'created' | 'duration' | 'why'
}

export const runTableFeatures = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<RunColumnMeta>() })
export type RunColumn = Column<typeof runTableFeatures, Run>

const helper = createColumnHelper<typeof runTableFeatures, Run>()

function column(id: string, meta: RunColumnMeta, enableHiding = true) {
  return helper.display({ id, header: meta.words, enableHiding, meta })
}

const time = { minPx: 108, share: 0 }

const state = column('state', {
  words: 'State',
  cell: cells.StateCell,
  minPx: 124,
  share: 0,
  order: 'state',
  card: 'state',
})

const others = [
  column('parameters', { words: 'Parameters', cell: cells.ParametersCell, minPx: 140, share: 4, card: 'why' }),
  column('created', { words: 'Created', cell: cells.CreatedCell, ...time, order: 'created_at', card: 'created' }),
  column('updated', { words: 'Updated', cell: cells.UpdatedCell, ...time, order: 'updated_at' }),
  column('started', { words: 'Started', cell: cells.StartedCell, ...time, order: 'started_at' }),
  column('finished', { words: 'Finished', cell: cells.FinishedCell, ...time, order: 'completed_at' }),
  column('duration', {
    words: 'Duration',
    cell: cells.DurationCell,
    minPx: 112,
    share: 0,
    order: 'duration',
    isNumber: true,
    card: 'duration',
  }),
  column('queue', { words: 'Time in the queue', cell: cells.QueueCell, minPx: 140, share: 0, isNumber: true }),
  column('by', { words: 'By', cell: cells.ByCell, minPx: 96, share: 0.5 }),
  column('trigger', { words: 'Started by', cell: cells.TriggerCell, minPx: 132, share: 0 }),
  column('failure', { words: 'Why it failed', cell: cells.FailureCell, minPx: 140, share: 4, card: 'why' }),
]

const report = { words: 'Report', cell: cells.ReportCell, minPx: 168, share: 3, order: 'report', card: 'name' } as const

/** The columns of the runs of a workspace. */
export const accountColumns = helper.columns([
  state,
  column('report', report, false),
  ...others,
  column('token', { words: 'Run token', cell: cells.TokenCell, minPx: 124, share: 0 }),
])

/** The columns of the runs of one report: what names a run there is its token. */
export const reportColumns = helper.columns([
  state,
  column('run', { words: 'Run', cell: cells.RunCell, minPx: 124, share: 0, card: 'name' }, false),
  ...others,
])
