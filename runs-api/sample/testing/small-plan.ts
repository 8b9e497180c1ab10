import { WorkspacePlan } from '#/sample/workspace-plan.ts'

const outage = {
  code: 'ResourceFailure',
  message: 'The data source "warehouse" cannot be opened: it is loaded',
} as const
const everyHour = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 18 ? 1 : 0))

/** A past of twelve days with two reports, and something of everything: faults, slow days, cancelled runs, people. */
export const smallPlan = WorkspacePlan.parse({
  workspace: { username: 'tiny', name: 'Tiny', time_zone: 'Europe/Berlin' },
  people: [
    { username: 'ada', name: 'Ada', role: 'admin', time_zone: 'Europe/Berlin' },
    { username: 'ana', name: 'Ana', role: 'analyst', time_zone: 'Europe/Lisbon' },
    { username: 'vera', name: 'Vera', role: 'viewer', time_zone: 'Europe/Prague' },
  ],
  history: {
    days: 12,
    seed: 'tiny',
    queue: { median_ms: 30, sigma: 0.5 },
    trend: { first: 0.8, last: 1.2 },
    hours: { office: everyHour },
    days_apart: [{ day: -9, factor: 0 }],
    incidents: [{ from: [-10, 4], to: [-10, 12], ...outage }],
    reports: {
      pulse: {
        runs_per_day: { weekday: 1, weekend: 0.2 },
        hours: 'office',
        people: { ada: 1 },
        triggers: { manual: 1 },
        duration: { median_ms: 60, sigma: 0.3 },
        cancelled: 0,
        // Told failures, whose first good runs are executed ones.
        failures: [{ from: [-5, 0], to: [-3, 5], ...outage, query: 'Beats', duration_ms: 40 }],
      },
      sales: {
        runs_per_day: { weekday: 9, weekend: 0.5 },
        hours: 'office',
        people: { ana: 3, ada: 1 },
        triggers: { manual: 3, api: 1 },
        duration: { median_ms: 120, sigma: 0.3 },
        cancelled: 0.1,
        parameters: {
          depth: [
            { default: true, weight: 4 },
            { value: 13, weight: 1 },
          ],
          until: [
            { default: true, weight: 2 },
            { days_ago: 3, weight: 1 },
          ],
        },
        slow: [{ from: [-7, 0], to: [-6, 0], factor: 10 }],
        failures: [
          {
            from: [-12, 0],
            when: { depth: 13 },
            code: 'SqlUnknownColumn',
            message: 'Referenced column "missing_column" not found',
            query: 'By day',
            duration_ms: 20,
          },
        ],
      },
    },
  },
})
