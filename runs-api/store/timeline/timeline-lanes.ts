import { sql, type RawBuilder } from 'kysely'

/** What the runs of a lane share. `parameter` is the name of one, null for anything else. */
export type LaneBy =
  | { kind: 'report' | 'collection' | 'executed_by' | 'trigger'; parameter: null }
  | { kind: 'parameter'; parameter: string }

/** What a lane is made of over runs `r`: its id, which `laneKey` reads, its name, and the tables they come from. */
export type LaneColumns = { id: RawBuilder<string>; name: RawBuilder<string>; joins: RawBuilder<unknown> }

const longestValue = 200

function parameterColumns(name: string): LaneColumns {
  const text = sql`(r.parameters ->> ${name}::text)`
  const short = sql`case when length(${text}) > ${longestValue} then left(${text}, ${longestValue}) || '…' else ${text} end`
  return { id: sql`coalesce('=' || ${short}, '')`, name: sql`coalesce(${short}, '')`, joins: sql`` }
}

const columnsOf: Record<Exclude<LaneBy['kind'], 'parameter'>, LaneColumns> = {
  report: { id: sql`'=' || p.token`, name: sql`p.name`, joins: sql`` },
  collection: {
    id: sql`'=' || lane_c.token`,
    name: sql`lane_c.name`,
    joins: sql`join collections lane_c on lane_c.id = p.collection_id`,
  },
  executed_by: {
    id: sql`'=' || lane_e.username`,
    name: sql`lane_e.name`,
    joins: sql`join accounts lane_e on lane_e.id = r.executed_by`,
  },
  trigger: { id: sql`'=' || r.trigger`, name: sql`r.trigger`, joins: sql`` },
}

/** The columns of lanes over runs `r` and their reports `p`. */
export function laneColumns(by: LaneBy): LaneColumns {
  return by.kind === 'parameter' ? parameterColumns(by.parameter) : columnsOf[by.kind]
}

/** The key behind a lane's id; null for the lane of runs that do not have what the others share. */
export function laneKey(id: string): string | null {
  return id === '' ? null : id.slice(1)
}
