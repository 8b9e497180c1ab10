import { type NeighbourRun, RunNeighbours as WireNeighbours } from '#/lib/contract/run-neighbours.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { runPath } from '#/lib/client/run-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

export type Neighbour = { token: string; state: RunState; createdAt: string }

/** Runs of the same report. `lastSuccessful` is the newest good one but this; `latest` may be this one itself. */
export type RunNeighbours = {
  previous: Neighbour | null
  next: Neighbour | null
  lastSuccessful: Neighbour | null
  latest: Neighbour
}

function reshape({ token, state, created_at: createdAt }: NeighbourRun): Neighbour {
  return { token, state, createdAt }
}

export async function getNeighbours(fetch: Fetch, ids: RunIds): Promise<RunNeighbours> {
  const {
    previous,
    next,
    last_successful: good,
    latest,
  } = await read(fetch, `${runPath(ids)}/neighbours`, WireNeighbours)
  return {
    previous: previous && reshape(previous),
    next: next && reshape(next),
    lastSuccessful: good && reshape(good),
    latest: reshape(latest),
  }
}
