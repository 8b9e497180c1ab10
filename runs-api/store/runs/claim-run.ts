import { sql } from 'kysely'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { ReportDefinition } from '#/lib/reports/report-definition.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type ClaimedRun = {
  id: number
  token: string
  reportId: number
  reportToken: string
  versionId: number
  parameters: Parameters
  timeoutSeconds: number | null
  createdAt: Date
  definition: ReportDefinition
}

/**
 * Takes an enqueued run for the holder of `claim`. A later claim of the same run, after its worker was lost, takes it
 * over: what the earlier holder still says of it no longer counts. Undefined when the run is no longer enqueued.
 */
export async function claimRun(tx: Tx, runId: number, claim: string): Promise<ClaimedRun | undefined> {
  const { rows } = await sql<ClaimedRun>`${prepared}
    with claimed as (
      update report_runs set claim = ${claim}::uuid, started_at = now(), updated_at = now()
      where id = ${runId} and state = 'enqueued'
      returning *
    ), afresh as (
      update query_runs set state = 'enqueued', started_at = null, completed_at = null,
        rendered_source = null, error_code = null, error_message = null
      where run_id in (select id from claimed)
    ), emptied as (
      delete from results where query_run_id in (select q.id from query_runs q join claimed c on c.id = q.run_id)
    )
    select c.id, c.token, c.report_id as "reportId", p.token as "reportToken", c.version_id as "versionId",
      c.parameters, c.timeout_seconds as "timeoutSeconds", c.created_at as "createdAt", v.definition
    from claimed c join reports p on p.id = c.report_id join report_versions v on v.id = c.version_id`.execute(tx)
  const [claimed] = rows
  return claimed === undefined ? undefined : { ...claimed, definition: ReportDefinition.parse(claimed.definition) }
}

/** Hands a claimed run back to the queue, as a worker does that shuts down before the run is through. */
export async function releaseRun(tx: Tx, runId: number, claim: string): Promise<void> {
  await sql`update report_runs set claim = null, started_at = null, updated_at = now()
    where id = ${runId} and claim = ${claim}::uuid and state = 'enqueued'`.execute(tx)
}
