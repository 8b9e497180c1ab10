import { sql, type RawBuilder } from 'kysely'
import { runStates } from '#/lib/runs/run-state.ts'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'
import { countByBuckets, type BucketCount } from '#/runs-api/store/rollups/count-by-buckets.ts'
import { readSight } from '#/runs-api/store/rollups/read-sight.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

async function readIds(tx: Tx, where: RawBuilder<boolean>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select p.id from reports p where ${where}`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Counts the runs of the visible reports by when they were created, with the total times of those that came to their end by
 * themselves. The edges are in order; runs outside are left out. Those of archived reports are taken off.
 */
export async function readRunCounts(tx: Tx, scope: ReportScope, edges: Date[]): Promise<BucketCount[]> {
  const question = { edges, states: runStates, measure: 'totals' } as const
  if (scope.kind === 'person') {
    const reportIds = await readIds(tx, isVisible(scope))
    return countByBuckets(tx, { ...question, base: { kind: 'reports', reportIds } })
  }
  const { accountId } = scope
  const isSeen = isReachable(scope, sql<number>`p.id`)
  const withoutReports = await readIds(tx, sql`p.account_id = ${accountId} and p.archived and ${isSeen}`)
  const sight = await readSight(tx, scope)
  return countByBuckets(tx, { ...question, base: { kind: 'account', accountId, sight, withoutReports } })
}
