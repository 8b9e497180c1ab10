import type { Run } from '#/lib/client/run.ts'
import type { LoadedRuns } from '#/lib/queries/loaded-runs.ts'

/** Which runs of a list are selected, by their tokens, and the one at which the next range begins. */
export type Selection = { tokens: ReadonlySet<string>; anchor: string | null }

export const noSelection: Selection = { tokens: new Set(), anchor: null }

/** The selection with a run taken in or, when it was in, let go of. */
export function toggled({ tokens }: Selection, token: string): Selection {
  const next = new Set(tokens)
  if (!next.delete(token)) next.add(token)
  return { tokens: next, anchor: token }
}

/** The selection with every run from its anchor to this one; with this one alone when the anchor is not loaded. */
export function reachedTo({ tokens, anchor }: Selection, runs: LoadedRuns, token: string): Selection {
  const to = runs.indexOf(token)
  const from = anchor === null ? -1 : runs.indexOf(anchor)
  const first = from === -1 ? to : Math.min(from, to)
  const next = new Set(tokens)
  for (let at = first; at <= Math.max(from, to); at += 1) {
    const run = runs.at(at)
    if (run) next.add(run.token)
  }
  return { tokens: next, anchor: from === -1 ? token : anchor }
}

/** Every run that is loaded. */
export function allOf(runs: LoadedRuns): Selection {
  const tokens = new Set<string>()
  for (let at = 0; at < runs.count; at += 1) {
    const run = runs.at(at)
    if (run) tokens.add(run.token)
  }
  return { tokens, anchor: null }
}

/** The selected ones of the loaded runs, in no order; a run that is no longer in the list does not count. */
export function selectedRuns({ tokens }: Selection, runs: LoadedRuns): Run[] {
  return [...tokens].flatMap((token) => {
    const index = runs.indexOf(token)
    return index === -1 ? [] : (runs.at(index) ?? [])
  })
}
