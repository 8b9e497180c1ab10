import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edgesOf } from '#/lib/time/bucket-edges.ts'
import { nominalMs, type Interval } from '#/lib/time/interval.ts'
import { runStates } from '#/lib/runs/run-state.ts'
import { countByBuckets, type Measure } from '#/runs-api/store/rollups/count-by-buckets.ts'
import type { RunBase, Sight } from '#/runs-api/store/rollups/run-base.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { durationBucket } from '#/runs-api/store/testing/recounted-rollups.ts'
import {
  clearRuns,
  insertSampleRuns,
  movedTo,
  sampleRun,
  type SampleRun,
  type StoredRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { acme, collections, people as persons, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const hourMs = 3_600_000
/** Clocks change in Berlin on the first Sunday after it, and in New York on the second. */
const startMs = Date.UTC(2025, 9, 20)

/** A run of the eight weeks from the start on, often at the edge of an hour. */
const spreadRun: fc.Arbitrary<SampleRun> = fc
  .tuple(sampleRun, fc.integer({ min: 0, max: 1_344 }), fc.constantFrom(0, -1, 900_000, 1_800_000, 2_700_001))
  .map(([run, hours, ms]) => movedTo(run, startMs + hours * hourMs + ms))

const someOf = (several: typeof reports) =>
  fc.uniqueArray(fc.constantFrom(...several.map(({ id }) => id)), { maxLength: 3 })
const isOfAcme = (id: number): boolean => reports.some((report) => report.id === id && report.accountId === acme.id)
const ownerOf = (id: number): number => {
  const report = reports.find((report) => report.id === id)
  return collections.find((collection) => collection.id === report?.collectionId)?.ownerId ?? 0
}
/** Somebody's, or that of whoever sees all. */
const sight: fc.Arbitrary<Sight> = fc.constantFrom(null, ...persons.map(({ id }) => id)).map((viewerId) => {
  if (viewerId === null) return { ownerIds: null, hiddenReports: [] }
  const isHidden = (id: number): boolean => isOfAcme(id) && ownerOf(id) !== 0 && ownerOf(id) !== viewerId
  return { ownerIds: [0, viewerId], hiddenReports: reports.map(({ id }) => id).filter(isHidden) }
})
const somePeople = fc.uniqueArray(fc.constantFrom(...persons.map(({ id }) => id)), { maxLength: 2 })
const someStates = fc.oneof(fc.constant([...runStates]), fc.subarray([...runStates]))
const base = fc.oneof(
  fc.tuple(sight, someOf(reports)).map(([sight, some]) => {
    const withoutReports = some.filter((id) => isOfAcme(id) && !sight.hiddenReports.includes(id))
    return { kind: 'account', accountId: acme.id, sight, withoutReports } as const
  }),
  fc.record({ kind: fc.constant('reports'), reportIds: someOf(reports) } as const),
)
const people = fc.record({
  kind: fc.constant('people'),
  accountId: fc.constant(acme.id),
  sight,
  peopleIds: somePeople,
} as const)
/** Of people only durations are kept. */
const measured = fc.oneof(
  fc.record({ base, measure: fc.constant('totals') } as const),
  fc.record({ base: fc.oneof(base, people), measure: fc.constantFrom('durations', 'none') } as const),
)

/** From a day to all of the weeks, parted at the edges of a zone and cut short at both ends, as those of health are. */
const edges = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
    interval: fc.constantFrom<Interval>('15m', '30m', '1h', '6h', '1d', '1w', '1mo'),
    fromMs: fc.integer({ min: 0, max: 700 * hourMs }).map((ms) => startMs + ms),
    count: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ timeZone, interval, fromMs, count }) => {
    const toMs = fromMs + Math.min(count * nominalMs[interval], 1_200 * hourMs)
    const inner = edgesOf({ fromMs, toMs }, timeZone, interval).filter((ms) => ms > fromMs && ms < toMs)
    return [fromMs, ...inner, toMs]
  })

const isExecutedBy = (run: StoredRun, ids: number[]): boolean => ids.includes(run.executedById)

function isOf(run: StoredRun, of: RunBase): boolean {
  if (of.kind === 'reports') return of.reportIds.includes(run.reportId)
  const isOfAccount = reports.find(({ id }) => id === run.reportId)?.accountId === of.accountId
  const isSeen = !of.sight.hiddenReports.includes(run.reportId)
  const isMeant = of.kind === 'account' ? !of.withoutReports.includes(run.reportId) : isExecutedBy(run, of.peopleIds)
  return isOfAccount && isSeen && isMeant
}

function timeMs({ state, createdAt, startedAt, completedAt }: StoredRun, measure: Measure): number | null {
  if (startedAt === null || completedAt === null || measure === 'none') return null
  if (measure === 'durations') return completedAt - startedAt
  return state === 'cancelled' ? null : completedAt - createdAt
}

const repeated = (line: string, times: number): string[] => Array.from({ length: times }, () => line)

/** Every run by itself, as lines: its bucket and state, and its bucket and time. */
function recount(runs: StoredRun[], edges: number[], measure: Measure): string[] {
  return runs.flatMap((run) => {
    const bucket = edges.findIndex((from, at) => run.createdAt >= from && run.createdAt < (edges[at + 1] ?? from))
    if (bucket < 0) return []
    const ms = timeMs(run, measure)
    const line = `${bucket} ${run.state}`
    return ms === null ? [line] : [line, `${bucket} took ${durationBucket(ms)}`]
  })
}

describe('countByBuckets', () => {
  test('tells what a look at every run tells, of accounts, people and reports, in any zone and across its changes', async () => {
    const { db } = database.store
    const histories = fc.array(spreadRun, { maxLength: 120, size: 'max' })
    const question = fc

      .record({ measured, edges, states: someStates, eachUpTo: fc.constantFrom(0, 50_000) })
      .map(({ measured, ...rest }) => ({ ...measured, ...rest }))
    const questions = fc.array(question, { minLength: 30, maxLength: 40, size: 'max' })
    const property = fc.asyncProperty(histories, questions, async (samples, questions) => {
      const stored = await insertSampleRuns(db, samples)
      for (const asked of questions) {
        const counts = await countByBuckets(db, {
          ...asked,
          states: [...asked.states],
          edges: asked.edges.map((ms) => new Date(ms)),
        })
        const lines = counts.flatMap(({ bucket, states, times }) => [
          ...Object.entries(states).flatMap(([state, runs]) => repeated(`${bucket} ${state}`, runs)),
          ...[...times].flatMap(([time, count]) => repeated(`${bucket} took ${time}`, count)),
        ])
        const expected = recount(
          stored.filter((run) => isOf(run, asked.base) && asked.states.includes(run.state)),
          asked.edges,
          asked.measure,
        )
        expect({ asked, lines: lines.toSorted() }).toEqual({ asked, lines: expected.toSorted() })
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 10, endOnFailure: true },
    )
  }, 120_000)
})
