import { sql, type RawBuilder } from 'kysely'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { PythonState, RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

/** A run as it is read: its own row, who and what it belongs to, and the flags that are true of now. */
export type RunRecord = {
  id: number
  token: string
  accountId: number
  accountUsername: string
  reportId: number
  reportToken: string
  reportName: string
  /** Whose personal collection the report lies in; null for one that is shared. */
  collectionOwnerId: number | null
  versionId: number
  state: RunState
  pythonState: PythonState
  parameters: Parameters
  createdAt: Date
  updatedAt: Date
  startedAt: Date | null
  completedAt: Date | null
  durationMs: number | null
  queueMs: number | null
  /** What was usual, where the run took longer than that; else null. */
  usualMs: number | null
  trigger: RunTrigger
  executedById: number
  executedBy: string
  scheduleToken: string | null
  failureCode: string | null
  failureMessage: string | null
  failureFingerprint: string | null
  failureQueryToken: string | null
  /** A failed run that no later one with its parameters has made good. */
  isOpenFailure: boolean
  recoveredByToken: string | null
  recoveredAt: Date | null
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  acknowledgedNote: string | null
  purgeStartedAt: Date | null
  purgeCompletedAt: Date | null
  latestGoodToken: string | null
  isLatest: boolean
  isLatestGood: boolean
  hasLaterGood: boolean
  hasFailuresSinceGood: boolean
  queryCount: number
}

/**
 * Selects run records `from` a relation that holds whole `report_runs` rows under the name `r`. What is one value of one row
 * elsewhere is looked up and not joined: the server would weigh every order of the joins anew, for longer than the page takes.
 */
export function selectRunRecords(from: RawBuilder<unknown>, columns = sql``): RawBuilder<RunRecord> {
  return sql<RunRecord>`
    select r.id, r.token, r.account_id as "accountId",
      (select w.username from accounts w where w.id = r.account_id) as "accountUsername", r.report_id as "reportId",
      p.token as "reportToken", p.name as "reportName",
      (select c.owner_id from collections c where c.id = p.collection_id) as "collectionOwnerId",
      r.version_id as "versionId", r.state,
      r.python_state as "pythonState", r.parameters, r.created_at as "createdAt", r.updated_at as "updatedAt",
      r.started_at as "startedAt", r.completed_at as "completedAt", r.duration_ms as "durationMs",
      r.queue_ms as "queueMs", r.trigger, r.executed_by as "executedById",
      (select e.username from accounts e where e.id = r.executed_by) as "executedBy",
      (select s.token from schedules s where s.id = r.schedule_id) as "scheduleToken",
      r.failure_code as "failureCode", r.failure_message as "failureMessage",
      r.failure_fingerprint as "failureFingerprint", r.failure_query_token as "failureQueryToken",
      r.state = 'failed' and r.recovered_by is null as "isOpenFailure",
      (select g.token from report_runs g where g.id = r.recovered_by) as "recoveredByToken",
      r.recovered_at as "recoveredAt", r.acknowledged_at as "acknowledgedAt",
      (select k.username from accounts k where k.id = r.acknowledged_by) as "acknowledgedBy",
      r.acknowledged_note as "acknowledgedNote", r.usual_ms as "usualMs",
      r.purge_started_at as "purgeStartedAt", r.purge_completed_at as "purgeCompletedAt",
      (select g.token from report_runs g where g.id = a.good_id) as "latestGoodToken",
      r.id = a.latest_id as "isLatest", r.id is not distinct from a.good_id as "isLatestGood",
      coalesce((a.good_at, a.good_id) > (r.created_at, r.id), false) as "hasLaterGood",
      a.failed_id is not null and coalesce((a.failed_at, a.failed_id) > (a.good_at, a.good_id), true)
        as "hasFailuresSinceGood",
      (select jsonb_array_length(v.definition -> 'queries') from report_versions v where v.id = r.version_id)
        as "queryCount"
      ${columns}
    from ${from}
    join reports p on p.id = r.report_id
    join report_activity a on a.report_id = r.report_id`
}
