import { sql } from 'kysely'
import { Parameters } from '#/lib/reports/parameters.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

/** The runs of a set in one slot: how many, and the newest of them. */
export type SetCell = {
  slot: number
  runs: number
  failed: number
  token: string
  state: RunState
  startedAt: Date | null
}

export type ParameterSet = { parameters: Parameters; lastRunAt: Date; runs: number; cells: SetCell[] }

/** `lookedFrom` is when the oldest run that was looked at was created; null where none was left out. */
export type ParameterSetReading = { runs: number; lookedFrom: Date | null; setsCount: number; sets: ParameterSet[] }

type CellRow = SetCell & {
  setRuns: number
  newestId: number
  lastRunAt: Date
  lookedRuns: number
  lookedFrom: Date
  setsCount: number
}

type Question = { reportId: number; edges: Date[]; from: Date; to: Date; maxSets: number; maxRuns: number }

/** One row a set and slot, the set that was used last first. The cost is that of the newest `maxRuns` runs and one more. */
async function readCells(db: Db, { reportId, edges, from, to, maxSets, maxRuns }: Question): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    with newest as (
      select r.id, r.state, r.created_at, r.parameters_digest as digest,
        row_number() over (order by r.created_at desc, r.id desc) as place
      from report_runs r
      where r.report_id = ${reportId} and r.created_at >= ${from} and r.created_at < ${to}
      order by r.created_at desc, r.id desc limit ${maxRuns + 1}
    ), looked as (
      select count(*) as runs, min(created_at) filter (where place <= ${maxRuns}) as since from newest
    ), cells as (
      select digest, width_bucket(created_at, ${edges}::timestamptz[]) - 1 as slot, count(*) as runs,
        count(*) filter (where state = 'failed') as failed, min(place) as place
      from newest where place <= ${maxRuns} group by 1, 2
    ), sets as (
      select digest, min(place) as place, sum(runs)::bigint as runs, count(*) over () as total
      from cells group by digest order by 2 limit ${maxSets}
    )
    select c.slot, c.runs, c.failed, r.token, r.state, r.started_at as "startedAt", s.runs as "setRuns",
      m.id as "newestId", m.created_at as "lastRunAt", l.runs as "lookedRuns", l.since as "lookedFrom",
      s.total as "setsCount"
    from sets s
    join newest m on m.place = s.place
    join cells c on c.digest = s.digest
    join newest n on n.place = c.place
    join report_runs r on r.id = n.id
    cross join looked l
    order by s.place, c.slot`.execute(db)
  return rows
}

async function readParameters(db: Db, ids: number[]): Promise<Map<number, Parameters>> {
  const rows = await db.selectFrom('report_runs').select(['id', 'parameters']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, parameters }) => [id, Parameters.parse(parameters)]))
}

/**
 * The parameter sets that the newest `maxRuns` runs of a report within a span were started with, up to `maxSets`, the one
 * used last first: each with how many of its runs were created between two edges and the newest of them.
 */
export async function readParameterSets(db: Db, question: Question): Promise<ParameterSetReading> {
  const rows = await readCells(db, question)
  const [first] = rows
  if (first === undefined) return { runs: 0, lookedFrom: null, setsCount: 0, sets: [] }
  const byRun = Map.groupBy(rows, ({ newestId }) => newestId)
  const parameters = await readParameters(db, [...byRun.keys()])
  const sets = [...byRun].map(([id, cells]): ParameterSet => {
    const { lastRunAt = question.from, setRuns = 0 } = cells[0] ?? {}
    return {
      parameters: parameters.get(id) ?? {},
      lastRunAt,
      runs: setRuns,
      cells: cells.map(({ slot, runs, failed, token, state, startedAt }) => ({
        slot,
        runs,
        failed,
        token,
        state,
        startedAt,
      })),
    }
  })
  const isCut = first.lookedRuns > question.maxRuns
  return {
    runs: Math.min(first.lookedRuns, question.maxRuns),
    lookedFrom: isCut ? first.lookedFrom : null,
    setsCount: first.setsCount,
    sets,
  }
}
