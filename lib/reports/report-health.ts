/**
 * What the runs of a report say of it now, the gravest first and last what says nothing; `docs/health.md` has the rules. `failing`: it has an open
 * failure. `flaky`: it changes between good and failed. `stale`: a good run is overdue. `slow`: its last good run was slower
 * than usual. `never_run`: no run of it has succeeded or failed yet. `ok`: none of these.
 */
export const reportHealths = ['failing', 'flaky', 'stale', 'slow', 'ok', 'never_run'] as const
export type ReportHealth = (typeof reportHealths)[number]
