import { sql, type RawBuilder } from 'kysely'

/** Holds for a failed run `f` that came after the last good run of its report, of which `a` is the activity. */
const isInStreak = sql`(a.good_id is null or (f.created_at, f.id) > (a.good_at, a.good_id))`

/**
 * What the open failures of a report say: how many there are, how many failed runs follow its last good one (`streak`;
 * none of those can have been recovered), and since when it fails: since the first of the streak, or, where a good run with
 * other parameters came since, since the oldest open one. Aggregates over failures `f` and activity `a`, for one report.
 */
export const openFailureFigures: RawBuilder<unknown> = sql`
  count(*) as open_failures, count(*) filter (where ${isInStreak}) as streak,
  coalesce(min(f.created_at) filter (where ${isInStreak}), min(f.created_at)) as failing_since`

/** Holds for a run `f` that failed and that no later run has recovered. */
export const isOpenFailure: RawBuilder<boolean> = sql`f.state = 'failed' and f.recovered_by is null`
