import { type ParameterSet as WireSet, ParameterSets as WireSets } from '#/lib/contract/parameter-sets.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

/** The runs of a set in one slot, by the slot's place from 0; `token`, `state` and `startedAt` are the newest one's. */
export type SetCell = {
  slot: number
  runs: number
  failed: number
  token: string
  state: RunState
  startedAt: string | null
}

export type ParameterSet = { parameters: Parameters; lastRunAt: string; runs: number; cells: SetCell[] }

/** What a report was run with. `lookedFrom` is how far back it was looked, null where nothing was left out. */
export type ParameterSets = {
  slots: { from: string; to: string }[]
  runsCount: number
  lookedFrom: string | null
  setsCount: number
  sets: ParameterSet[]
}

/** From one moment (ISO 8601) to another, in at most `slots` (1 to 60) slots in the clock of `timeZone`; `limit` is 1 to 200. */
export type ParameterSetsQuestion = {
  account: string
  report: string
  from: string
  to: string
  slots: number
  limit: number
  timeZone: string
}

function reshapeSet({ parameters, last_run_at: lastRunAt, runs_count: runs, cells }: WireSet): ParameterSet {
  return {
    parameters,
    lastRunAt,
    runs,
    cells: cells.map(({ slot, runs_count: runs, failed_count: failed, newest }) => ({
      slot,
      runs,
      failed,
      token: newest.token,
      state: newest.state,
      startedAt: newest.started_at,
    })),
  }
}

/** The parameter sets of a report, the one used last first. Throws `bad_request` for a span that is none. */
export async function getParameterSets(fetch: Fetch, question: ParameterSetsQuestion): Promise<ParameterSets> {
  const { account, report, from, to, slots, limit, timeZone } = question
  const search = new URLSearchParams({ from, to, slots: String(slots), limit: String(limit), time_zone: timeZone })
  const path = `${apiPath(account, 'reports', report, 'parameter_sets')}?${search}`
  const answer = await read(fetch, path, WireSets)
  return {
    slots: answer.slots,
    runsCount: answer.runs_count,
    lookedFrom: answer.looked_from,
    setsCount: answer.sets_count,
    sets: answer.sets.map(reshapeSet),
  }
}
