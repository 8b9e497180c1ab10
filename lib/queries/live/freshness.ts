import type { QueryClient } from '@tanstack/react-query'
import type { Run } from '#/lib/client/run.ts'
import { atMostEvery } from '#/lib/queries/live/at-most-every.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

/** Has figures that are made of many runs asked for again when runs changed, but never for each of them. */
export type Freshness = { note: (runs: Run[]) => void; refresh: () => void; stop: () => void }

const counts = { delayMs: 300, everyMs: 1_500 }
const figures = { delayMs: 1_000, everyMs: 5_000 }

export function openFreshness(client: QueryClient, account: string): Freshness {
  const figureKeys = [runKeys.summaries(account), runKeys.health(account), runKeys.reports(account)]
  let youngest = ''

  const recount = atMostEvery(counts, () => {
    const queryKey = runKeys.newCounts(account)
    // An answer that is on its way was perhaps counted before.
    if (client.isFetching({ queryKey }) > 0) return recount.ask()
    const upTo = youngest
    youngest = ''
    // The last part of the key is the moment after which runs count as new.
    void client.invalidateQueries({ queryKey, predicate: (query) => String(query.queryKey.at(-1)) < upTo })
  })

  const refigure = atMostEvery(figures, () => {
    if (figureKeys.some((queryKey) => client.isFetching({ queryKey }) > 0)) return refigure.ask()
    for (const queryKey of figureKeys) void client.invalidateQueries({ queryKey })
  })

  return {
    note: (runs) => {
      if (runs.length === 0) return
      for (const { createdAt } of runs) if (createdAt > youngest) youngest = createdAt
      recount.ask()
      refigure.ask()
    },
    refresh: refigure.ask,
    stop: () => {
      recount.stop()
      refigure.stop()
    },
  }
}
