import { sql, type RawBuilder } from 'kysely'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

export type Neighbour = { token: string; state: RunState; createdAt: Date }

/** Runs around one, of the same report. `latest` may be that run itself, `lastSuccessful` is another one. */
export type Neighbours = {
  previous: Neighbour | null
  next: Neighbour | null
  lastSuccessful: Neighbour | null
  latest: Neighbour
}

type Side = keyof Neighbours

function sideOf(side: Side, reportId: number, rest: RawBuilder<unknown>): RawBuilder<Neighbour & { side: Side }> {
  return sql`(select ${side} as side, r.token, r.state, r.created_at as "createdAt"
    from report_runs r where r.report_id = ${reportId} ${rest} limit 1)`
}

/** Where a run stands among those of its report, in the order of lists: by when they were created, then by inner number. */
export async function readNeighbours(db: Db, run: RunRecord): Promise<Neighbours> {
  const { id, reportId, createdAt } = run
  const newest = sql`order by r.created_at desc, r.id desc`
  const sides = [
    sideOf('previous', reportId, sql`and (r.created_at, r.id) < (${createdAt}, ${id}::bigint) ${newest}`),
    sideOf('next', reportId, sql`and (r.created_at, r.id) > (${createdAt}, ${id}::bigint) order by r.created_at, r.id`),
    sideOf('lastSuccessful', reportId, sql`and r.state in ('succeeded', 'completed') and r.id <> ${id} ${newest}`),
    sideOf('latest', reportId, newest),
  ]
  const { rows } = await sql<Neighbour & { side: Side }>`${sql.join(sides, sql` union all `)}`.execute(db)
  const found = new Map(rows.map(({ side, ...neighbour }) => [side, neighbour]))
  const { token, state } = run
  return {
    previous: found.get('previous') ?? null,
    next: found.get('next') ?? null,
    lastSuccessful: found.get('lastSuccessful') ?? null,
    latest: found.get('latest') ?? { token, state, createdAt },
  }
}
