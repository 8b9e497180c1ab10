/**
 * Why the time of a schedule passed without a run. `not_running`: nothing started runs then. `not_runnable`: the report
 * could not be read, or had no queries.
 */
export const missReasons = ['not_running', 'not_runnable'] as const
export type MissReason = (typeof missReasons)[number]
