import { runStates, type RunState } from '#/lib/runs/run-state.ts'

type States = Partial<Record<RunState, number>>

/** How many runs of each state there are in all of several counts; states of none are left out. */
export function addStates(several: States[]): States {
  const sums = runStates.map((state) => {
    return [state, several.reduce((sum, states) => sum + (states[state] ?? 0), 0)] as const
  })
  return Object.fromEntries(sums.filter(([, runs]) => runs > 0))
}
