import fc from 'fast-check'
import { parseFilter } from '#/lib/filters/run-filter.ts'
import { orderColumns, type OrderColumn, type RunOrder } from '#/lib/filters/run-order.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { sampleCondition, stageNow, type SampleCondition } from '#/runs-api/store/testing/sample-condition.ts'
import type { SampleRun, StoredRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, ana, bo, collections, globex, memberships, reports, vera } from '#/runs-api/store/testing/stage.ts'

/** Which runs are asked for, in which order, and how many a page. */
export type RunQuestion = {
  scope: ReportScope
  reportId: number | null
  conditions: SampleCondition[]
  order: RunOrder
  perPage: number
}

const workspaceScope = fc.record({
  kind: fc.constant('workspace'),
  accountId: fc.constantFrom(acme.id, acme.id, acme.id, globex.id),
  viewerId: fc.constantFrom(null, ana.id, bo.id, vera.id),
} as const)
const personScope = fc.record({
  kind: fc.constant('person'),
  ownerId: fc.constantFrom(ana.id, bo.id, vera.id),
} as const)

/** The history of an account, or that of one report. */
const subject = fc.oneof(
  { weight: 4, arbitrary: fc.record({ scope: workspaceScope, reportId: fc.constant(null) }) },
  { weight: 1, arbitrary: fc.record({ scope: personScope, reportId: fc.constant(null) }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...reports).map(({ id, accountId }) => ({
      scope: { kind: 'workspace', accountId, viewerId: null } as const,
      reportId: id,
    })),
  },
)

export const runQuestion: fc.Arbitrary<RunQuestion> = fc
  .record({
    subject,
    conditions: fc.oneof(
      { weight: 3, arbitrary: fc.array(sampleCondition, { minLength: 1, maxLength: 1 }) },
      { weight: 2, arbitrary: fc.array(sampleCondition, { maxLength: 3 }) },
    ),
    order: fc.record({
      column: fc.constantFrom(...orderColumns),
      direction: fc.constantFrom('asc', 'desc'),
    } as const),
    perPage: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ subject, ...question }) => ({ ...subject, ...question }))

function isMember(personId: number, workspaceId: number | undefined): boolean {
  return memberships.some(({ workspace_id, user_id }) => workspace_id === workspaceId && user_id === personId)
}

function isWithin(run: SampleRun, { scope, reportId }: RunQuestion): boolean {
  const report = reports.find(({ id }) => id === run.reportId)
  const ownerId = collections.find(({ id }) => id === report?.collectionId)?.ownerId ?? null
  if (reportId !== null) return run.reportId === reportId
  if (scope.kind === 'person') return ownerId === scope.ownerId && isMember(scope.ownerId, report?.accountId)
  if (report?.accountId !== scope.accountId) return false
  return scope.viewerId === null || ownerId === null || ownerId === scope.viewerId
}

/** What an order compares; a missing value is smaller than any other. */
const keys: Record<OrderColumn, (run: SampleRun) => number | string> = {
  created_at: (run) => run.createdAt,
  updated_at: (run) => run.updatedAt,
  started_at: (run) => run.startedAt ?? -Infinity,
  completed_at: (run) => run.completedAt ?? -Infinity,
  duration: (run) => (run.startedAt === null || run.completedAt === null ? -1 : run.completedAt - run.startedAt),
  state: (run) => run.state,
  report: (run) => reports.find(({ id }) => id === run.reportId)?.name.toLowerCase() ?? '',
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : Number(a > b)
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
}

/** The answer in plain words: the runs for which everything holds, sorted, equal ones by their inner number. */
export function expectedRuns(runs: StoredRun[], question: RunQuestion): StoredRun[] {
  const { column, direction } = question.order
  const sign = direction === 'asc' ? 1 : -1
  return runs
    .filter((run) => isWithin(run, question) && question.conditions.every(({ holds }) => holds(run)))
    .sort((a, b) => sign * (compare(keys[column](a), keys[column](b)) || a.id - b.id))
}

/** The question as the store is asked it. */
export function selectionOf({ scope, reportId, conditions }: RunQuestion, upToId: number | null = null): RunSelection {
  return { scope, reportId, filters: conditions.map(({ text }) => parseFilter(text)), now: stageNow, upToId }
}
