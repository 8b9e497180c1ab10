import { sql } from 'kysely'
import { orderColumns, type OrderColumn } from '#/lib/filters/run-order.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { formatCursor, orderValue } from '#/runs-api/store/runs/run-ordering.ts'
import { historyDays } from './load/insert-runs.ts'
import { createDraw } from './load/random.ts'
import { asker } from './load/workspace.ts'

/** A run of the history, with its place in every order. */
export type SampledRun = { token: string; report: string; person: string; cursors: Record<OrderColumn, string> }
export type SampledReport = { token: string; name: string; runs: number }

/** What requests are made of, taken from the store: the same for the same seed and size. */
export type World = {
  draw: () => number
  pick: <T>(values: T[]) => T
  runs: SampledRun[]
  /** Those with runs that the asker sees, from the one with most. */
  reports: SampledReport[]
  people: string[]
  /** A filter on a random week of the history. */
  week: () => string[]
}

const sampledRuns = 1_000
const weekMs = 7 * 86_400_000

/** Reports in collections that belong to somebody else are not seen. */
const isVisible = sql`(c.owner_id is null or c.owner_id = (select id from accounts where username = ${asker}))`

type Row = { id: number; token: string; report: string; person: string } & Record<string, unknown>

function sampledRun(row: Row): SampledRun {
  const cursorOf = (by: OrderColumn) => formatCursor({ by, value: String(row[`by_${by}`]), id: row.id })
  const { token, report, person } = row
  const [created_at, updated_at, started_at] = [cursorOf('created_at'), cursorOf('updated_at'), cursorOf('started_at')]
  const [completed_at, duration] = [cursorOf('completed_at'), cursorOf('duration')]
  const [state, name] = [cursorOf('state'), cursorOf('report')]
  return {
    token,
    report,
    person,
    cursors: { created_at, updated_at, started_at, completed_at, duration, state, report: name },
  }
}

async function sampleRuns(db: Db, draw: () => number): Promise<SampledRun[]> {
  const bounds = await sql<{ min: number; max: number }>`select min(id), max(id) from report_runs`.execute(db)
  const { min, max } = bounds.rows[0] ?? { min: 0, max: 0 }
  const ids = Array.from({ length: sampledRuns * 2 }, () => min + Math.floor(draw() * (max - min + 1)))
  const places = orderColumns.map((column) => sql`${orderValue(column)} as ${sql.ref(`by_${column}`)}`)
  const { rows } = await sql<Row>`
    select r.id, r.token, p.token as report, e.username as person, ${sql.join(places)}
    from report_runs r join reports p on p.id = r.report_id join collections c on c.id = p.collection_id
    join accounts e on e.id = r.executed_by
    where r.id = any(${ids}) and ${isVisible} order by md5(r.token) limit ${sampledRuns}`.execute(db)
  return rows.map(sampledRun)
}

async function listReports(db: Db): Promise<SampledReport[]> {
  const { rows } = await sql<SampledReport>`
    select p.token, p.name, a.runs_count as runs
    from reports p join collections c on c.id = p.collection_id join report_activity a on a.report_id = p.id
    where a.runs_count > 0 and ${isVisible} order by a.runs_count desc, p.id`.execute(db)
  return rows
}

export async function openWorld(db: Db, seed: number): Promise<World> {
  const draw = createDraw(seed + 77)
  const pick = <T>(values: T[]): T => {
    const found = values[Math.floor(draw() * values.length)]
    if (found === undefined) throw new Error('There is nothing in the store to ask for: load it again.')
    return found
  }
  const people = await sql<{ username: string }>`
    select username from accounts where kind = 'user' order by id`.execute(db)
  return {
    draw,
    pick,
    runs: await sampleRuns(db, draw),
    reports: await listReports(db),
    people: people.rows.map(({ username }) => username),
    week: () => {
      const from = Date.now() - weekMs - draw() * (historyDays - 8) * 86_400_000
      return [
        `created_at.gte.${new Date(from).toISOString()}`,
        `created_at.lt.${new Date(from + weekMs).toISOString()}`,
      ]
    },
  }
}
