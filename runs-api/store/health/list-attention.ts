import { sql } from 'kysely'
import { isOpenFailure } from '#/runs-api/store/health/open-failures.ts'
import type { Failing } from '#/runs-api/store/health/read-failing.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** What names a failing report, its last good run, the newest of its open failures by its inner number, and what was last said of any. */
type Named = {
  token: string
  name: string
  goodToken: string | null
  goodCompletedAt: Date | null
  latestFailureId: number
  acknowledgedBy: string | null
  acknowledgedAt: Date | null
  acknowledgedNote: string | null
}

/** `unacknowledged`: of how many of its open failures nobody has taken note. */
export type FailingReport = Named &
  Pick<Failing, 'openFailures' | 'streak'> & { unacknowledged: number; failingSince: Date }

export type Attention = { reports: FailingReport[]; count: number }

/** Up to `limit` of the reports with open failures, in their order, and how many there are. */
export async function listAttention(tx: Tx, failing: Failing[], limit: number): Promise<Attention> {
  const listed = failing.slice(0, limit)
  const { rows } = await sql<Named & { id: number; known: number }>`${prepared}
    select p.id, p.token, p.name, g.token as "goodToken", g.completed_at as "goodCompletedAt",
      latest.id as "latestFailureId", noted.at as "acknowledgedAt", w.username as "acknowledgedBy",
      noted.note as "acknowledgedNote", known.failures as known
    from reports p left join report_activity a on a.report_id = p.id left join report_runs g on g.id = a.good_id
    cross join lateral (
      select f.id from report_runs f where f.report_id = p.id and ${isOpenFailure}
      order by f.created_at desc, f.id desc limit 1) latest
    cross join lateral (
      select count(*) as failures from report_runs f
      where f.report_id = p.id and ${isOpenFailure} and f.acknowledged_at is not null) known
    left join lateral (
      select f.acknowledged_at as at, f.acknowledged_by as by_id, f.acknowledged_note as note from report_runs f
      where f.report_id = p.id and ${isOpenFailure} and f.acknowledged_at is not null
      order by f.acknowledged_at desc limit 1) noted on true
    left join accounts w on w.id = noted.by_id
    where p.id = any(${listed.map(({ id }) => id)}::bigint[])`.execute(tx)
  const named = new Map(rows.map(({ id, ...report }) => [id, report]))
  const reports = listed.flatMap(({ id, openFailures, streak, failingSinceMs }) => {
    const report = named.get(id)
    if (report === undefined) return []
    const { known, ...rest } = report
    return [
      { ...rest, openFailures, unacknowledged: openFailures - known, streak, failingSince: new Date(failingSinceMs) },
    ]
  })
  return { reports, count: failing.length }
}
