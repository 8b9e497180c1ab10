import { sql, type RawBuilder } from 'kysely'

/** Holds for a run `f` that failed and that no later run has recovered. */
export const isOpenFailure: RawBuilder<boolean> = sql`f.state = 'failed' and f.recovered_by is null`

/** How many failed runs follow the last good one of the report with activity `a`: none of those can have been recovered. */
export const streak: RawBuilder<number> = sql`
  case when a.good_id is null then a.open_failures when a.streak_since is null then 0 else (
    select count(*) from report_runs f
    where f.report_id = a.report_id and ${isOpenFailure} and (f.created_at, f.id) > (a.good_at, a.good_id)) end`

/**
 * Since when the report with activity `a` fails: since the first run of the streak, or, where a good run with other parameters
 * came since, since the oldest open failure. Null where none is open.
 */
export const failingSince: RawBuilder<Date | null> = sql`coalesce(a.streak_since, a.open_since)`
