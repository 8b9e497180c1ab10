import { sql } from 'kysely'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import type { RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { orderBy } from '#/runs-api/store/runs/run-ordering.ts'

export type ExportedRun = {
  token: string
  reportToken: string
  reportName: string
  accountUsername: string
  state: RunState
  trigger: RunTrigger
  executedBy: string
  createdAt: Date
  startedAt: Date | null
  completedAt: Date | null
  queueMs: number | null
  durationMs: number | null
  failureCode: string | null
  failureMessage: string | null
  /** As JSON. */
  parametersText: string
}

/** Batches of about so many bytes of parameters, whose size alone has no bound worth speaking of. */
const batchBytes = 500_000
const firstRuns = 50
const maxRuns = 1_000

/** How many runs to fetch next, after a batch of these: rows that are large come fewer at a time. */
function nextBatchSize(runs: ExportedRun[]): number {
  const bytes = runs.reduce((sum, { parametersText }) => sum + parametersText.length + 500, 0)
  return Math.min(maxRuns, Math.max(1, Math.floor((batchBytes / bytes) * runs.length)))
}

/**
 * Every run of a selection in an order, as the store was when the first was read, some at a time: a cursor holds the place,
 * so that neither the memory nor the cost of a run grows with how many there are. It gives the connection back when it is
 * left. A reader that takes nothing for a minute loses its place, and the next read throws.
 * @param db the store's `streamDb`: the reader sets the pace
 */
export async function* readAllRuns(
  db: Db,
  selection: RunSelection,
  order: RunOrder,
): AsyncGenerator<ExportedRun[], void, void> {
  const snapshot = db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  const tx = await snapshot.execute()
  try {
    await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(tx)
    await sql`declare exported no scroll cursor for
      select r.token, p.token as "reportToken", p.name as "reportName", w.username as "accountUsername", r.state,
        r.trigger, e.username as "executedBy", r.created_at as "createdAt", r.started_at as "startedAt",
        r.completed_at as "completedAt", r.queue_ms as "queueMs", r.duration_ms as "durationMs",
        r.failure_code as "failureCode", r.failure_message as "failureMessage", r.parameters::text as "parametersText"
      from report_runs r
      join reports p on p.id = r.report_id
      join accounts w on w.id = r.account_id
      join accounts e on e.id = r.executed_by
      where ${isSelected(selection)} order by ${orderBy(order)}`.execute(tx)
    for (let size = firstRuns; ;) {
      const { rows } = await sql<ExportedRun>`fetch ${sql.lit(size)} from exported`.execute(tx)
      if (rows.length === 0) return
      yield rows
      size = nextBatchSize(rows)
    }
  } finally {
    // There is nothing to undo: where the connection is gone, so is the transaction.
    await tx
      .rollback()
      .execute()
      .catch(() => undefined)
  }
}
