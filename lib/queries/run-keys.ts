import type { RunIds } from '#/lib/client/run.ts'

/** Where in the cache runs lie, and what is derived from them. */
export const runKeys = {
  /** Everything about many runs of an account: lists, counts, summaries. */
  all: (account: string) => ['runs', account] as const,
  lists: (account: string) => ['runs', account, 'list'] as const,
  newCounts: (account: string) => ['runs', account, 'new'] as const,
  summaries: (account: string) => ['runs', account, 'summary'] as const,
  health: (account: string) => ['health', account] as const,
  reports: (account: string) => ['reports', account] as const,
  /** Everything about single runs of an account. */
  details: (account: string) => ['run', account] as const,
}

export function runDetailsKey({ account, report, run }: RunIds) {
  return [...runKeys.details(account), report, run] as const
}
