import type { RunState } from '#/lib/runs/run-state.ts'

/** Finished runs of one state, added up; histograms are numbers that `readHistogram` reads, as text. */
type Sums = { state: RunState; runs: number; durations: string }
/** Whose personal collection their reports lie in; 0 for shared ones, and, of an account, -1 for all. */
type Owned = { owner_id: number }
type Totals = { totals: string }

type ReportDays = Sums & Totals & { report_id: number; day: string; duration_ms: number; queue_ms: number }

type ReportActivity = {
  report_id: number
  runs_count: number
  latest_at: Date | null
  latest_id: number | null
  good_at: Date | null
  good_id: number | null
  failed_at: Date | null
  failed_id: number | null
  /** Failed runs that none has recovered, and when the first of them was created. */
  open_failures: number
  open_since: Date | null
  /** When the first of those was created that came after the last good run. */
  streak_since: Date | null
  /** When the first of them ended. */
  open_ended_at: Date | null
  is_good_slow: boolean
}

/** What triggers keep of the runs of accounts, people and reports (DESIGN 4). Hours and days are those of UTC. */
export type RollupTables = {
  run_hours: Sums & Totals & Owned & { account_id: number; hour: Date }
  run_days: Sums & Totals & Owned & { account_id: number; day: string }
  person_hours: Sums & Owned & { account_id: number; person_id: number; hour: Date }
  person_days: Sums & Owned & { account_id: number; person_id: number; day: string }
  person_months: Owned & { account_id: number; person_id: number; month: string; state: RunState; runs: number }
  run_totals: Owned & { account_id: number; state: RunState; runs: number }
  person_totals: Owned & { account_id: number; person_id: number; state: RunState; runs: number }
  report_days: ReportDays
  report_activity: ReportActivity
}
