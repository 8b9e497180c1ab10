import { sql, type RawBuilder } from 'kysely'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'

/** From `from` up to, not with, `to`. */
export type Span = { from: Date; to: Date }

/** Few runs take longer, queue and all; those that do have an index of their own (`report_runs_long`). */
const usualMs = 3_600_000

/**
 * The whole rows of selected runs that were created before the end of a span and were not over before its beginning. Every
 * part is found by an index: those created within an hour before or later, the older ones that are not over, and the older
 * ones that took longer than an hour.
 */
export function overlappingRuns(selection: RunSelection, { from, to }: Span): RawBuilder<unknown> {
  const usual = new Date(from.getTime() - usualMs)
  const selected = isSelected(selection)
  return sql`(
    select r.* from report_runs r where ${selected} and r.created_at >= ${usual} and r.created_at < ${to}
      and (r.completed_at is null or r.completed_at >= ${from})
    union all
    select r.* from report_runs r where ${selected} and r.created_at < ${usual} and r.created_at < ${to}
      and r.state in ('pending', 'enqueued', 'running_notebook')
    union all
    select r.* from report_runs r where ${selected} and r.created_at < ${usual} and r.created_at < ${to}
      and r.completed_at - r.created_at > interval '1 hour' and r.completed_at >= ${from}
  )`
}
