import { sql } from 'kysely'
import type { ReportHealth } from '#/lib/reports/report-health.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { isOpenFailure, openFailureFigures } from '#/runs-api/store/health/open-failures.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

export type RecordedRun = { token: string; state: RunState; createdAt: Date; durationMs: number | null }

/** What the runs of a report say of it now; `runs` are the last ones, the newest last. */
export type TrackRecord = {
  health: ReportHealth
  openFailures: number
  failingSince: Date | null
  runs: RecordedRun[]
}

type StripRow = RecordedRun & { reportId: number }
type Standing = { id: number; hasSucceeded: boolean; openFailures: number; failingSince: Date | null }

async function readStandings(db: Db, ids: number[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select report.id, a.good_id is not null as "hasSucceeded", o.open_failures as "openFailures",
      o.failing_since as "failingSince"
    from unnest(${ids}::bigint[]) report (id)
    left join report_activity a on a.report_id = report.id
    cross join lateral (select ${openFailureFigures} from report_runs f
      where f.report_id = report.id and ${isOpenFailure}) o`.execute(db)
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

function healthOf({ openFailures, hasSucceeded }: Standing): ReportHealth {
  if (openFailures > 0) return 'failing'
  return hasSucceeded ? 'ok' : 'never_run'
}

/** The records of some reports by their inner numbers, each with its last `length` runs: two statements, however many. */
export async function readTrackRecords(db: Db, ids: number[], length: number): Promise<Map<number, TrackRecord>> {
  const [standings, strips] = await Promise.all([readStandings(db, ids), readStrips(db, ids, length)])
  return new Map(
    standings.map((standing) => {
      const { id, openFailures, failingSince } = standing
      const runs = (strips.get(id) ?? []).map(({ reportId: _reportId, ...run }) => run)
      return [id, { health: healthOf(standing), openFailures, failingSince, runs }]
    }),
  )
}
