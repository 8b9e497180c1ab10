import type { Parameters } from '#/lib/reports/parameters.ts'
import type { RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { QueryErrorCode } from '#/runs-api/engine/executor/query-outcome.ts'
import type { FolderReport, FolderSchedule } from '#/runs-api/sample/statements/sample-reports.ts'
import type { ReportPlan } from '#/sample/workspace-plan.ts'

/** A report of the sample as it is in the store, with the plan of its past. */
export type SampleReport = FolderReport & { plan: ReportPlan }

/** Who starts a report when, and what they ask for; the form says the rest. `key` is its own in the report's past. */
export type PlannedStart = {
  key: string
  createdAt: Date
  executedBy: string
  trigger: RunTrigger
  schedule: FolderSchedule | null
  given: Parameters
  durationFactor: number
}

/** `queries` names those that fail. */
export type PlannedFailure = { code: QueryErrorCode; message: string; queries: string[] }

/** A run of the past, as the plan has it; its times in milliseconds. A run that succeeds has neither of the last two. */
export type PlannedRun = {
  token: string
  report: SampleReport
  start: PlannedStart
  parameters: Parameters
  queueMs: number
  durationMs: number
  failure: PlannedFailure | null
  isCancelled: boolean
}
