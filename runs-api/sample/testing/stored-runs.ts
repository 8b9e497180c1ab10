import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** A run as it is in the store, with its queries in their order. */
export type RunRow = {
  token: string
  folder: string
  state: string
  trigger: string
  parameters: Record<string, unknown>
  createdAt: Date
  startedAt: Date
  completedAt: Date
  updatedAt: Date
  purgedAt: Date | null
  failureCode: string | null
  queries: { state: string; file: string | null; rows: number | null; sql: string | null }[]
}

/** Every run, the oldest first. */
export async function listRuns(db: Db): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select r.token, p.source_folder as folder, r.state, r.trigger, r.parameters, r.created_at as "createdAt",
      r.started_at as "startedAt", r.completed_at as "completedAt", r.updated_at as "updatedAt",
      r.purge_completed_at as "purgedAt", r.failure_code as "failureCode", (
        select jsonb_agg(jsonb_build_object('state', q.state, 'file', s.file, 'rows', s.row_count,
          'sql', q.rendered_source) order by q.position)
        from query_runs q left join results s on s.query_run_id = q.id where q.run_id = r.id) as queries
    from report_runs r join reports p on p.id = r.report_id order by r.created_at, r.id`.execute(db)
  return rows
}

/** What is the same in every installation: how long an executed run took is its own. */
export function storyOf(runs: RunRow[]): unknown[] {
  return runs.map(({ token: _token, completedAt, updatedAt, queries, ...run }) => ({
    ...run,
    queries: queries.map(({ state, rows }) => ({ state, rows })),
    ...(run.purgedAt === null ? {} : { completedAt, updatedAt }),
  }))
}
