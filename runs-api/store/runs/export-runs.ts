import { sql } from 'kysely'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/list-runs.ts'
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
  parameters: Parameters
}

const batch = sql.lit(500)

/**
 * Every run of a selection in an order, as the store was when the first was read, some at a time: a cursor holds the place,
 * so that neither the memory nor the cost of a run grows with how many there are. It gives the connection back when it is
 * left. A reader that takes nothing for a minute loses its place, and the next read throws.
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
        r.failure_code as "failureCode", r.failure_message as "failureMessage", r.parameters
      from report_runs r
      join reports p on p.id = r.report_id
      join accounts w on w.id = r.account_id
      join accounts e on e.id = r.executed_by
      where ${isSelected(selection)} order by ${orderBy(order)}`.execute(tx)
    for (;;) {
      const { rows } = await sql<ExportedRun>`fetch ${batch} from exported`.execute(tx)
      if (rows.length === 0) return
      yield rows
    }
  } finally {
    // There is nothing to undo: where the connection is gone, so is the transaction.
    await tx
      .rollback()
      .execute()
      .catch(() => undefined)
  }
}
