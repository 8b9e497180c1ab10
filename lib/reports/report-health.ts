/**
 * What the runs of a report say of it now. `failing`: it has an open failure. `ok`: it has succeeded and no failure is open.
 * `never_run`: no run of it has succeeded or failed yet. Other words may come.
 */
export const reportHealths = ['ok', 'failing', 'never_run'] as const
export type ReportHealth = (typeof reportHealths)[number]
