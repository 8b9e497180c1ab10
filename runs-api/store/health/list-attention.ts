import { sql } from 'kysely'
import { isOpenFailure } from '#/runs-api/store/health/open-failures.ts'
import type { Failing } from '#/runs-api/store/health/read-failing.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** What names a failing report, its last good run, and the newest of its open failures by its inner number. */
type Named = {
  token: string
  name: string
  goodToken: string | null
  goodCompletedAt: Date | null
  latestFailureId: number
}

export type FailingReport = Named & Pick<Failing, 'openFailures' | 'streak' | 'failingSince'>

export type Attention = { reports: FailingReport[]; count: number }

/** Up to `limit` of the reports with open failures, in their order, and how many there are. */
export async function listAttention(tx: Tx, failing: Failing[], limit: number): Promise<Attention> {
  const listed = failing.slice(0, limit)
  const { rows } = await sql<Named & { id: number }>`${prepared}
    select p.id, p.token, p.name, g.token as "goodToken", g.completed_at as "goodCompletedAt",
      latest.id as "latestFailureId"
    from reports p left join report_activity a on a.report_id = p.id left join report_runs g on g.id = a.good_id
    cross join lateral (
      select f.id from report_runs f where f.report_id = p.id and ${isOpenFailure}
      order by f.created_at desc, f.id desc limit 1) latest
    where p.id = any(${listed.map(({ id }) => id)}::bigint[])`.execute(tx)
  const named = new Map(rows.map(({ id, ...report }) => [id, report]))
  const reports = listed.flatMap(({ id, openFailures, streak, failingSince }) => {
    const report = named.get(id)
    return report === undefined ? [] : [{ ...report, openFailures, streak, failingSince }]
  })
  return { reports, count: failing.length }
}
