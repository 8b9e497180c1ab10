import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilter } from '#/lib/filters/run-filter.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import { newestSince } from '#/runs-api/store/facets/newest-runs.ts'
import { foldChanges } from '#/runs-api/store/rollups/fold-changes.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { clearRuns, insertSampleRuns, movedTo, sampleRun, stageStart } from '#/runs-api/store/testing/sample-run.ts'
import { acme, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const hourMs = 3_600_000
const isOfAcme = (reportId: number): boolean =>
  reports.some(({ id, accountId }) => id === reportId && accountId === acme.id)

/** Finished runs of some hours, most with a few of them and one with many; none as an hour begins, so that it is known which is which. */
const spreadRun = fc
  .tuple(
    sampleRun.filter(({ state }) => isFinished(state)),
    fc.oneof(fc.constant(2), fc.integer({ min: 0, max: 12 })),
    fc.integer({ min: 1, max: hourMs - 1 }),
  )
  .map(([run, hour, ms]) => movedTo(run, stageStart + hour * hourMs + ms))

describe('the moment since which the newest runs are looked at', () => {
  test('leaves hardly more of them than asked for, and no fewer where an hour begins with it', async () => {
    const { db } = database.store
    const ways = { hours: 0, runs: 0, all: 0 }
    const asked = fc.record({
      limit: fc.integer({ min: 1, max: 40 }),
      filters: fc.constantFrom([], ['state.eq.failed']),
      from: fc.constantFrom(null, 1.5 * hourMs, 4 * hourMs),
      isFolded: fc.boolean(),
    })
    const histories = fc.array(spreadRun, { minLength: 20, maxLength: 90, size: 'max' })
    const property = fc.asyncProperty(histories, fc.array(asked, { minLength: 8 }), async (samples, asked) => {
      await insertSampleRuns(db, samples)
      for (const { limit, filters, from, isFolded } of asked) {
        if (isFolded) await foldChanges(db)
        const fromMs = from === null ? -Infinity : stageStart + from
        const times = from === null ? [] : [`created_at.gte.${new Date(fromMs).toISOString()}`]
        const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
        const selection = {
          scope,
          reportId: null,
          filters: [...filters, ...times].map(parseFilter),
          now: new Date(),
          upToId: null,
        }
        const since = await newestSince(db, selection, limit)
        const isAsked = (run: (typeof samples)[number]) =>
          isOfAcme(run.reportId) && run.createdAt >= fromMs && (filters.length === 0 || run.state === 'failed')
        const left = samples.filter((run) => isAsked(run) && run.createdAt >= (since?.getTime() ?? -Infinity)).length
        expect(left).toBeLessThanOrEqual(1.5 * limit + Math.ceil(limit / 4))
        const isHour = since !== null && since.getTime() % hourMs === 0
        if (isHour) expect(left).toBeGreaterThan(limit)
        ways[since === null ? 'all' : isHour ? 'hours' : 'runs'] += 1
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 15, endOnFailure: true },
    )
    expect(Math.min(...Object.values(ways))).toBeGreaterThan(3)
  }, 60_000)
})
