import { orderColumns, type OrderColumn } from '#/lib/filters/run-order.ts'
import type { World } from '../world.ts'
import { address, repeat, type Case } from './case.ts'

const rows = '50'
const list = { boundMs: 15, isNearSql: true, isList: true }

const directions = ['desc', 'asc']

/** A place in an order: the start, or behind a random run. */
function place(world: World, column: OrderColumn, at: number): Record<string, string> {
  const order = { order_by: column, order: directions[at % 2] ?? 'desc', per_page: rows }
  if (at % 10 === 0) return order
  const way = at % 3 === 0 ? 'before' : 'after'
  return { ...order, [way]: world.pick(world.runs).cursors[column] }
}

/** As often a report that runs much as one that runs little. */
function anyReport(world: World, at: number): string {
  return at % 2 === 0 ? world.pick(world.runs).report : world.pick(world.reports).token
}

const ofAccount = orderColumns.map((column): Case => ({
  name: `account by ${column}`,
  group: 'all runs, any order',
  ...list,
  paths: (world, count) => repeat(count, (at) => address('/runs', place(world, column, at))),
}))

const ofReport = orderColumns.map((column): Case => ({
  name: `report by ${column}`,
  group: 'runs of a report, any order',
  ...list,
  paths: (world, count) =>
    repeat(count, (at) => {
      const cursor = place(world, column, at)
      // A report's list without a cursor is the Mode-style one, which is a case of its own.
      const behind = { after: world.pick(world.runs).cursors[column], ...cursor }
      return address(`/reports/${anyReport(world, at)}/runs`, 'before' in cursor ? cursor : behind)
    }),
}))

const triggers = ['manual', 'api', 'schedule', 'batch']

type FilterOf = (world: World, at: number) => string[]

const filters: Record<string, FilterOf> = {
  failed: () => ['state.eq.failed'],
  cancelled: () => ['state.eq.cancelled'],
  active: () => ['state.in.pending,enqueued,running_notebook'],
  'of a person': (world) => [`executed_by.eq.${world.pick(world.people)}`],
  'of a report': (world, at) => [`report.eq.${anyReport(world, at)}`],
  'of a trigger': (_world, at) => [`trigger.eq.${triggers[at % triggers.length]}`],
  'of a week': (world) => world.week(),
}

const combined: Record<string, FilterOf> = {
  'failed, of a week': (world) => ['state.eq.failed', ...world.week()],
  'of a person, of a week': (world) => [`executed_by.eq.${world.pick(world.people)}`, ...world.week()],
  'failed, of a person': (world) => ['state.eq.failed', `executed_by.eq.${world.pick(world.people)}`],
  'failed, of a report': (world, at) => ['state.eq.failed', `report.eq.${anyReport(world, at)}`],
  'of a person, of a report': (world, at) => [
    `executed_by.eq.${world.pick(world.people)}`,
    `report.eq.${anyReport(world, at)}`,
  ],
  'failed, of a person, of a trigger, of a week': (world, at) => [
    'state.eq.failed',
    `executed_by.eq.${world.pick(world.people)}`,
    `trigger.eq.${triggers[at % triggers.length]}`,
    ...world.week(),
  ],
}

const filtered = Object.entries({ ...filters, ...combined }).map(([name, filterOf]): Case => ({
  name,
  group: 'filtered runs',
  ...list,
  paths: (world, count) =>
    repeat(count, (at) => {
      const behind: Record<string, string> = at % 2 === 0 ? {} : { after: world.pick(world.runs).cursors.created_at }
      return address('/runs', { filter: filterOf(world, at), per_page: rows, ...behind })
    }),
}))

const firstPages = 1_000
const rowsOfMode = 20

/** The lists of runs: whole, in every order, from every place, and filtered. */
export const listCases: Case[] = [
  {
    name: 'run by token',
    group: 'one run',
    ...list,
    paths: (world, count) =>
      repeat(count, () => {
        const { report, token } = world.pick(world.runs)
        return address(`/reports/${report}/runs/${token}`)
      }),
  },
  ...ofReport,
  ...ofAccount,
  ...filtered,
  {
    name: 'Mode-style pages of a report, counted exactly',
    group: 'Mode-style pages',
    boundMs: 25,
    isNearSql: false,
    isList: true,
    paths: (world, count) =>
      repeat(count, (at) => {
        const report = at % 2 === 0 ? world.pick(world.reports.slice(0, 20)) : world.pick(world.reports)
        const last = Math.min(firstPages, Math.ceil(report.runs / rowsOfMode))
        const page = String(1 + Math.floor(world.draw() * last))
        return address(`/reports/${report.token}/runs`, { page })
      }),
  },
]
