import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { foldChanges } from '#/runs-api/store/rollups/fold-changes.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

/** A rollup that differs from a recount: which, at what key, what it says and what is so. */
export type RollupDifference = { rollup: string; key: string; kept: string | null; counted: string | null }

const activity = sql`row(runs_count, latest_at, latest_id, good_at, good_id, failed_at, failed_id, open_failures, open_since,
  streak_since, open_ended_at, is_good_slow)::text`

type Check = { rollup: string; kept: RawBuilder<unknown>; counted: RawBuilder<unknown> }

/** What each column of a rollup is of the runs: as a key, and as a sum over those that share one. */
const columns: Record<string, string> = {
  person_id: 'executed_by',
  hour: `date_trunc('hour', created_at, 'UTC')`,
  day: `(created_at at time zone 'UTC')::date`,
  month: `date_trunc('month', created_at at time zone 'UTC')::date`,
  runs: 'count(*)',
  duration_ms: 'sum(coalesce(duration_ms, 0))',
  queue_ms: 'sum(coalesce(queue_ms, 0))',
  durations: 'sum(time_histogram(duration_ms))',
  totals: `sum(time_histogram(case when state <> 'cancelled' then queue_ms + duration_ms end))`,
}

/** Every finished run as one of whoever owns its report, 0 for nobody, and as one of all (-1). */
const owned = `(select r.*, owners.owner_id from report_runs r
  join reports p on p.id = r.report_id join collections c on c.id = p.collection_id
  cross join lateral (values (coalesce(c.owner_id, 0)), (-1)) owners (owner_id)
  where r.state in ('succeeded', 'completed', 'failed', 'cancelled')) r`

/** Of a rollup that adds up finished runs by some keys; only those of accounts are kept for all reports too. */
function checkOf(rollup: string, keys: string[], sums: string[]): Check {
  const isCounted = rollup.startsWith('run_') ? 'true' : keys.includes('owner_id') ? 'owner_id >= 0' : 'owner_id = -1'
  const counted = (names: string[]): string => names.map((name) => columns[name] ?? name).join()
  return {
    rollup,
    kept: sql.raw(`select concat_ws(' ', ${keys.join()}) as key, concat_ws(' ', ${sums.join()}) as value
      from ${rollup} where (${sums.join()}) <> (${sums.map(() => 0).join()})`),
    counted: sql.raw(`select concat_ws(' ', ${counted(keys)}), concat_ws(' ', ${counted(sums)}) from ${owned}
      where ${isCounted} group by ${counted(keys)}`),
  }
}

/** What each rollup keeps, and the same from the runs alone, as rows of `key` and `value`. */
const checks: Check[] = [
  checkOf('run_hours', ['account_id', 'owner_id', 'hour', 'state'], ['runs', 'durations', 'totals']),
  checkOf('run_days', ['account_id', 'owner_id', 'day', 'state'], ['runs', 'durations', 'totals']),
  checkOf('run_totals', ['account_id', 'owner_id', 'state'], ['runs']),
  checkOf('person_hours', ['account_id', 'person_id', 'hour', 'owner_id', 'state'], ['runs', 'durations']),
  checkOf('person_days', ['account_id', 'person_id', 'day', 'owner_id', 'state'], ['runs', 'durations']),
  checkOf('person_months', ['account_id', 'person_id', 'month', 'owner_id', 'state'], ['runs']),
  checkOf('person_totals', ['account_id', 'person_id', 'owner_id', 'state'], ['runs']),
  checkOf('report_days', ['report_id', 'day', 'state'], ['runs', 'duration_ms', 'queue_ms', 'durations', 'totals']),
  {
    rollup: 'report_activity',
    kept: sql`select report_id::text as key, ${activity} as value from report_activity where runs_count <> 0`,
    counted: sql`select report_id::text, ${activity} from (select distinct report_id as wanted from report_runs) reports,
      recounted_activity(wanted)`,
  },
]

async function compareAll(tx: Tx): Promise<RollupDifference[]> {
  const differences: RollupDifference[] = []
  for (const { rollup, kept, counted } of checks) {
    const { rows } = await sql<Omit<RollupDifference, 'rollup'>>`
      select coalesce(k.key, c.key) as key, k.value as kept, c.value as counted
      from (${kept}) k full join (${counted}) c (key, value) on c.key = k.key
      where k.value is distinct from c.value order by 1 limit 100`.execute(tx)
    differences.push(...rows.map((row) => ({ rollup, ...row })))
  }
  return differences
}

/**
 * Recounts every rollup from the runs, all in one snapshot, and says where they differ: empty when all agree. What is not
 * folded into them yet is, in that snapshot.
 */
export async function checkRollups(db: Db): Promise<RollupDifference[]> {
  return inTransaction(db, async (tx) => {
    await sql`set transaction isolation level repeatable read`.execute(tx)
    await foldChanges(tx)
    return compareAll(tx)
  })
}
