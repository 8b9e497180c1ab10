import type { RunState } from '#/lib/runs/run-state.ts'

/** The good among the runs that succeeded or failed, from 0 to 1; null where there are none. Cancelled runs have no say. */
export function successRate(states: Partial<Record<RunState, number>>): number | null {
  const { succeeded = 0, completed = 0, failed = 0 } = states
  const decided = succeeded + completed + failed
  return decided === 0 ? null : (succeeded + completed) / decided
}
