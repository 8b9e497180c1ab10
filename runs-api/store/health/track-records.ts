import { sql } from 'kysely'
import type { ReportHealth } from '#/lib/reports/report-health.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { standingMisses } from '#/runs-api/store/health/list-missed.ts'
import { failingSince, streak } from '#/runs-api/store/health/open-failures.ts'
import { lastRuns, reportHealth, type HealthFacts } from '#/runs-api/store/health/report-health.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

export type RecordedRun = { token: string; state: RunState; createdAt: Date; durationMs: number | null }

/** What the runs of a report say of it now; `runs` are the last ones, the newest last, where they were asked for. */
export type TrackRecord = {
  health: ReportHealth
  openFailures: number
  /** How many runs have failed since the last good one. */
  streak: number
  failingSince: Date | null
  nextRunAt: Date | null
  runs: RecordedRun[] | null
}

type StripRow = RecordedRun & { reportId: number }
type Standing = Omit<TrackRecord, 'health' | 'runs'> &
  Omit<HealthFacts, 'ended'> & { id: number; good: boolean[]; createdMs: number[] }

/** The last runs are one row a report: two lists that go together. */
async function readStandings(db: Db, ids: number[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select report.id, p.archived as "isArchived", coalesce(a.open_failures, 0) as "openFailures",
      coalesce(${streak}, 0) as streak, ${failingSince} as "failingSince",
      a.good_id is not null or a.failed_id is not null as "hasEnded",
      coalesce(a.is_good_slow, false) as "isLastGoodSlow",
      s.next_run_at as "nextRunAt", coalesce(s.has_missed, false) as "hasMissed", e.good, e.created_ms as "createdMs"
    from unnest(${ids}::bigint[]) report (id)
    join reports p on p.id = report.id
    left join report_activity a on a.report_id = report.id
    cross join lateral (
      select case when p.archived then null else min(s.next_run_at) end as next_run_at,
        bool_or(exists (select from schedule_misses where schedule_id = s.id) and exists (${standingMisses})) as has_missed
      from schedules s where s.report_id = report.id and s.deleted_at is null) s
    cross join lateral (
      select coalesce(array_agg(state <> 'failed' order by created_at desc, id desc), '{}') as good,
        coalesce(array_agg(extract(epoch from created_at)::float8 * 1000 order by created_at desc, id desc), '{}')
          as created_ms
      from (select id, state, created_at from report_runs
        where report_id = report.id and state in ('succeeded', 'completed', 'failed')
        order by created_at desc, id desc limit ${lastRuns}) ended) e`.execute(db)
  return rows
}

/** The last `length` runs of each report, as each of them stands in the list of its report, one after the other. */
async function readStrips(db: Db, ids: number[], length: number): Promise<Map<number, StripRow[]>> {
  const { rows } = await sql<StripRow>`
    select report.id as "reportId", r.token, r.state, r.created_at as "createdAt", r.duration_ms as "durationMs"
    from unnest(${ids}::bigint[]) report (id) cross join lateral (
      select id, token, state, created_at, duration_ms from report_runs
      where report_id = report.id order by created_at desc, id desc limit ${length}) r
    order by report.id, r.created_at, r.id`.execute(db)
  return Map.groupBy(rows, ({ reportId }) => reportId)
}

function recordOf({ good, createdMs, ...standing }: Standing, now: Date): Omit<TrackRecord, 'runs'> {
  const { openFailures, streak, failingSince, nextRunAt } = standing
  const ended = good.map((isGood, at) => ({ isGood, createdMs: createdMs[at] ?? 0 }))
  const health = reportHealth({ ...standing, ended }, now.getTime())
  return { health, openFailures, streak, failingSince, nextRunAt }
}

/**
 * The records of some reports by their inner numbers, each with its last `length` runs, or none of them where that is null:
 * two statements, however many.
 */
export async function readTrackRecords(
  db: Db,
  ids: number[],
  { length, now }: { length: number | null; now: Date },
): Promise<Map<number, TrackRecord>> {
  const [standings, strips] = await Promise.all([
    readStandings(db, ids),
    length === null ? null : readStrips(db, ids, length),
  ])
  return new Map(
    standings.map((standing) => {
      const { id } = standing
      const runs = strips && (strips.get(id) ?? []).map(({ reportId: _reportId, ...run }) => run)
      return [id, { ...recordOf(standing, now), runs }]
    }),
  )
}
