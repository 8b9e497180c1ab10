import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Role } from '#/lib/contract/role.ts'
import type { SpaceType } from '#/lib/contract/collection.ts'
import type { FieldOptions } from '#/lib/reports/form-field.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { MissReason } from '#/lib/reports/miss-reason.ts'
import type { ReportDefinition } from '#/lib/reports/report-definition.ts'
import type { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import type { DuplicateState, PythonState, QueryRunState, RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { RollupTables } from '#/runs-api/store/rollups/rollup-tables.ts'

type Id = GeneratedAlways<number>
type CreatedAt = ColumnType<Date, Date | undefined, never>
type Json<T extends object> = JSONColumnType<T>

type Accounts = {
  id: Id
  token: string
  username: string
  name: string
  kind: 'workspace' | 'user'
  email: string | null
  password_hash: string | null
  time_zone: Generated<string>
  preferences: Generated<unknown>
  retention_days: Generated<number>
  created_at: CreatedAt
  updated_at: Generated<Date>
}

type Memberships = { workspace_id: number; user_id: number; role: Role; created_at: CreatedAt }

export type CredentialKind = 'api_token' | 'workspace_key' | 'session' | 'sign_in_link'
export type SessionStart = 'password' | 'link'

type Credentials = {
  id: Id
  token: string
  kind: CredentialKind
  account_id: number | null
  name: string
  secret_hash: Buffer
  created_at: CreatedAt
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  created_by: Generated<number | null>
  begun_by: Generated<SessionStart | null>
}

type AuditLog = {
  id: Id
  at: CreatedAt
  account_id: number | null
  actor_id: number | null
  action: string
  subject_type: string
  subject_token: string | null
  details: Json<Record<string, unknown>>
}

type Collections = {
  id: Id
  token: string
  account_id: number
  owner_id: number | null
  space_type: SpaceType
  name: string
  description: Generated<string>
  created_at: CreatedAt
  updated_at: Generated<Date>
}

type ReportVersions = { id: Id; digest: Buffer; definition: Json<ReportDefinition>; created_at: CreatedAt }

type Reports = {
  id: Id
  token: string
  account_id: number
  collection_id: number
  creator_id: number
  version_id: number
  name: string
  description: Generated<string>
  source_folder: string | null
  load_error: string | null
  archived: Generated<boolean>
  manual_run_disabled: Generated<boolean>
  full_width: Generated<boolean>
  view_count: Generated<number>
  created_at: CreatedAt
  updated_at: Generated<Date>
  edited_at: Generated<Date>
}

type FormOptions = { version_id: number; field: string; options: Json<FieldOptions>; updated_at: Generated<Date> }

type Schedules = {
  id: Id
  token: string
  report_id: number
  creator_id: number
  source_key: string | null
  name: string
  timing: Json<ScheduleTiming>
  parameters: Json<Parameters>
  timeout_seconds: number | null
  next_run_at: Date
  created_at: CreatedAt
  updated_at: Generated<Date>
  deleted_at: Date | null
}

type ScheduleMisses = { schedule_id: number; due_at: Date; noted_at: Generated<Date>; reason: MissReason }

type ReportRuns = {
  id: Id
  token: string
  account_id: number
  report_id: number
  version_id: number
  state: RunState
  python_state: Generated<PythonState>
  parameters: Json<Parameters>
  parameters_digest: string
  created_at: CreatedAt
  updated_at: Generated<Date>
  started_at: Date | null
  completed_at: Date | null
  executed_by: number
  trigger: RunTrigger
  schedule_id: number | null
  failure_code: string | null
  failure_message: string | null
  failure_fingerprint: string | null
  failure_query_token: string | null
  recovered_by: number | null
  recovered_at: Date | null
  acknowledged_at: Date | null
  acknowledged_by: number | null
  acknowledged_note: string | null
  usual_ms: number | null
  purge_started_at: Date | null
  purge_completed_at: Date | null
  claim: string | null
  timeout_seconds: number | null
  duration_ms: GeneratedAlways<number | null>
  queue_ms: GeneratedAlways<number | null>
}

type QueryRuns = {
  id: Id
  token: string
  run_id: number
  position: number
  query_token: string
  state: QueryRunState
  rendered_source: string | null
  error_code: string | null
  error_message: string | null
  created_at: CreatedAt
  started_at: Date | null
  completed_at: Date | null
}

export type ResultColumn = { name: string; type: string }

type Results = {
  query_run_id: number
  file: string
  row_count: number
  byte_count: number
  columns: Json<ResultColumn[]>
  created_at: CreatedAt
}

type Duplicates = {
  id: Id
  token: string
  run_id: number
  requested_by: number
  collection_id: number
  state: DuplicateState
  report_id: number | null
  error_message: string | null
  created_at: CreatedAt
  updated_at: Generated<Date>
  completed_at: Date | null
}

type SavedViews = {
  id: Id
  token: string
  account_id: number
  owner_id: number
  report_id: number | null
  name: string
  search: string
  is_shared: Generated<boolean>
  created_at: CreatedAt
  updated_at: Generated<Date>
}

type RunEvents = {
  id: Id
  xid: GeneratedAlways<string>
  account_id: number
  report_id: number
  run_id: number
  at: GeneratedAlways<Date>
}

/** Every table of the store; the migrations beside this file make them. */
export type Schema = RollupTables & {
  accounts: Accounts
  memberships: Memberships
  credentials: Credentials
  audit_log: AuditLog
  collections: Collections
  report_versions: ReportVersions
  reports: Reports
  form_options: FormOptions
  schedules: Schedules
  schedule_misses: ScheduleMisses
  report_runs: ReportRuns
  query_runs: QueryRuns
  results: Results
  duplicates: Duplicates
  saved_views: SavedViews
  run_events: RunEvents
}
