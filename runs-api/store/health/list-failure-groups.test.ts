import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupOrders, listFailureGroups, type GroupQuestion } from '#/runs-api/store/health/list-failure-groups.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import {
  clearRuns,
  insertSampleRuns,
  sampleRun,
  stageStart,
  type SampleRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { acme, ana, collections, globex, memberships, reports, vera } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const hourMs = 3_600_000
const scopes: ReportScope[] = [
  { kind: 'workspace', accountId: acme.id, viewerId: null },
  { kind: 'workspace', accountId: acme.id, viewerId: vera.id },
  { kind: 'workspace', accountId: globex.id, viewerId: ana.id },
  { kind: 'person', ownerId: ana.id },
]

function isSeen(run: SampleRun, scope: ReportScope): boolean {
  const report = reports.find(({ id }) => id === run.reportId)
  const ownerId = collections.find(({ id }) => id === report?.collectionId)?.ownerId ?? null
  if (scope.kind === 'workspace') {
    const isOpen = scope.viewerId === null || ownerId === null || ownerId === scope.viewerId
    return report?.accountId === scope.accountId && isOpen
  }
  const isMember = memberships.some((one) => one.workspace_id === report?.accountId && one.user_id === scope.ownerId)
  return ownerId === scope.ownerId && isMember
}

/** The groups in plain words, by their fingerprints. */
function expected(runs: SampleRun[], { scope, from }: Pick<GroupQuestion, 'scope' | 'from'>) {
  const failed = runs.filter((run) => run.failure !== null && isSeen(run, scope))
  const groups = [...Map.groupBy(failed, ({ failure }) => failure?.fingerprint ?? '')].map(([fingerprint, all]) => {
    const recent = all.filter(({ createdAt }) => createdAt >= from.getTime())
    const open = all.filter(({ isRecovered }) => !isRecovered)
    const times = all.map(({ createdAt }) => createdAt)
    const group = {
      runs: recent.length,
      openRuns: open.length,
      reportsCount: new Set([...recent, ...open].map(({ reportId }) => reportId)).size,
      firstSeenAt: new Date(Math.min(...times)),
      lastSeenAt: new Date(Math.max(...times)),
    }
    return [fingerprint, group] as const
  })
  return Object.fromEntries(groups.filter(([, { reportsCount }]) => reportsCount > 0))
}

describe('failure groups', () => {
  test('say of every reason what a recount of the runs does, page by page', async () => {
    const { db } = database.store
    const asked = fc.record({
      scope: fc.constantFrom(...scopes),
      from: fc.constantFrom(0, 1, 25 * hourMs, 90 * hourMs).map((ms) => new Date(stageStart + ms)),
      order: fc.constantFrom(...groupOrders),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    })
    const runs = fc.array(sampleRun, { maxLength: 80, size: 'max' })
    const property = fc.asyncProperty(runs, fc.array(asked, { minLength: 6, maxLength: 6 }), async (runs, asked) => {
      await insertSampleRuns(db, runs)
      for (const question of asked) {
        const pages = [1, 2].map((page) => listFailureGroups(db, { ...question, page, perPage: 2 }))
        const groups = (await Promise.all(pages)).flatMap((page) => page.groups)
        const found = groups.map(({ fingerprint, runs, openRuns, reportsCount, firstSeenAt, lastSeenAt }) => {
          return [fingerprint, { runs, openRuns, reportsCount, firstSeenAt, lastSeenAt }]
        })
        expect(Object.fromEntries(found)).toEqual(expected(runs, question))
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 15, endOnFailure: true },
    )
  }, 60_000)
})
