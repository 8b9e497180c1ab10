import type { RunState } from '#/lib/runs/run-state.ts'

/** The runs of one bar: those created from `from` up to, not including, `to` (ISO 8601 in UTC). */
export type TimeBucket = { from: string; to: string; states: Partial<Record<RunState, number>> }

export const stackNames = ['good', 'bad', 'stopped', 'active'] as const
/** What a bar is made of, from the bottom up. */
export type StackName = (typeof stackNames)[number]
export type Stacks = Record<StackName, number>

const stackOf: Record<RunState, StackName> = {
  succeeded: 'good',
  completed: 'good',
  failed: 'bad',
  cancelled: 'stopped',
  pending: 'active',
  enqueued: 'active',
  running_notebook: 'active',
}

export const stackLook: Record<StackName, { word: string; colour: string }> = {
  good: { word: 'succeeded', colour: 'var(--good)' },
  bad: { word: 'failed', colour: 'var(--bad)' },
  stopped: { word: 'cancelled', colour: 'var(--still)' },
  active: { word: 'in progress', colour: 'var(--busy)' },
}

/** How many runs of each kind a bar holds. */
export function stacksOf({ states }: Pick<TimeBucket, 'states'>): Stacks {
  const stacks: Stacks = { good: 0, bad: 0, stopped: 0, active: 0 }
  for (const state of statesIn(states)) stacks[stackOf[state]] += states[state] ?? 0
  return stacks
}

function statesIn(states: TimeBucket['states']): RunState[] {
  const known: RunState[] = ['succeeded', 'completed', 'failed', 'cancelled', 'pending', 'enqueued', 'running_notebook']
  return known.filter((state) => (states[state] ?? 0) > 0)
}

export function totalOf(stacks: Stacks): number {
  return stacks.good + stacks.bad + stacks.stopped + stacks.active
}

/** A bar in words: `12 succeeded, 1 failed`, or `no runs`. */
export function stackWords(stacks: Stacks): string {
  const words = stackNames.filter((name) => stacks[name] > 0).map((name) => `${stacks[name]} ${stackLook[name].word}`)
  return words.length === 0 ? 'no runs' : words.join(', ')
}
