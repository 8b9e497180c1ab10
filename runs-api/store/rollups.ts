import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** A rollup that differs from a recount: which, at what key, what it says and what is so. */
export type RollupDifference = { rollup: string; key: string; kept: string | null; counted: string | null }

const finished = sql`state in ('succeeded', 'completed', 'failed', 'cancelled')`

const activity = sql`row(runs_count, latest_at, latest_id, good_at, good_id, failed_at, failed_id)::text`

type Check = { rollup: string; kept: RawBuilder<unknown>; counted: RawBuilder<unknown> }

/** What each rollup keeps, and the same from the runs alone, as rows of `key` and `value`. */
const checks: Check[] = [
  {
    rollup: 'run_hours',
    kept: sql`select concat_ws(' ', account_id, hour, state) as key, runs::text as value from run_hours where runs <> 0`,
    counted: sql`select concat_ws(' ', account_id, date_trunc('hour', created_at, 'UTC'), state), count(*)::text
      from report_runs where ${finished} group by 1`,
  },
  {
    rollup: 'run_days',
    kept: sql`select concat_ws(' ', account_id, day, state, bucket) as key, runs::text as value
      from run_days where runs <> 0`,
    counted: sql`select concat_ws(' ', account_id, (created_at at time zone 'UTC')::date, state,
      duration_bucket(duration_ms)), count(*)::text from report_runs where ${finished} group by 1`,
  },
  {
    rollup: 'report_days',
    kept: sql`select concat_ws(' ', report_id, day, state) as key, concat_ws(' ', runs, duration_ms, queue_ms) as value
      from report_days where (runs, duration_ms, queue_ms) <> (0, 0, 0)`,
    counted: sql`select concat_ws(' ', report_id, (created_at at time zone 'UTC')::date, state), concat_ws(' ',
      count(*), sum(coalesce(duration_ms, 0)), sum(coalesce(queue_ms, 0))) from report_runs where ${finished} group by 1`,
  },
  {
    rollup: 'report_activity',
    kept: sql`select report_id::text as key, ${activity} as value from report_activity where runs_count <> 0`,
    counted: sql`select report_id::text, ${activity} from (select distinct report_id as wanted from report_runs) reports,
      recounted_activity(wanted)`,
  },
]

/** Recounts every rollup from the runs, in one snapshot each, and says where they differ: empty when all agree. */
export async function checkRollups(db: Db): Promise<RollupDifference[]> {
  const differences: RollupDifference[] = []
  for (const { rollup, kept, counted } of checks) {
    const { rows } = await sql<Omit<RollupDifference, 'rollup'>>`
      select coalesce(k.key, c.key) as key, k.value as kept, c.value as counted
      from (${kept}) k full join (${counted}) c (key, value) on c.key = k.key
      where k.value is distinct from c.value order by 1 limit 100`.execute(db)
    differences.push(...rows.map((row) => ({ rollup, ...row })))
  }
  return differences
}
