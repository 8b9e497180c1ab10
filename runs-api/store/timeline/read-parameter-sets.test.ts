import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalParameters, type Parameters } from '#/lib/reports/parameters.ts'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import {
  clearRuns,
  insertSampleRuns,
  sampleRun,
  stageStart,
  type StoredRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { reports } from '#/runs-api/store/testing/stage.ts'
import { readParameterSets } from '#/runs-api/store/timeline/read-parameter-sets.ts'

const database = openStage()

const hourMs = 3_600_000
const reportId = reports[0]?.id ?? 0
/** Few sets, so that runs share them. */
const parameters = fc.constantFrom<Parameters>(
  {},
  { region: 'north' },
  { tags: ['a', 'b'], region: 'north' },
  { region: '5' },
  { region: 5 },
)
const run = fc
  .record({ sample: sampleRun, parameters, isOfReport: fc.boolean() })
  .map(({ sample, parameters, isOfReport }) => ({
    ...sample,
    parameters,
    reportId: isOfReport ? reportId : (reports[1]?.id ?? 0),
  }))
const question = fc.record({
  fromMs: fc.constantFrom(0, 1, hourMs, 30 * hourMs).map((ms) => stageStart + ms),
  lengthMs: fc.constantFrom(1, 10 * hourMs, 60 * hourMs),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata'),
  maxSets: fc.constantFrom(2, 50),
  maxRuns: fc.constantFrom(5, 1_000),
})

/** The same from plain runs: those looked at, newest first. */
function recounted(looked: StoredRun[], edgesMs: number[]) {
  const sets = Map.groupBy(looked, ({ parameters }) => canonicalParameters(parameters))
  return [...sets.values()].map((runs) => {
    const slots = Map.groupBy(runs, ({ createdAt }) => edgesMs.findLastIndex((ms) => ms <= createdAt))
    return {
      parameters: runs[0]?.parameters,
      lastRunAt: new Date(runs[0]?.createdAt ?? 0),
      runs: runs.length,
      cells: [...slots]
        .toSorted(([a], [b]) => a - b)
        .map(([slot, inside]) => ({
          slot,
          runs: inside.length,
          failed: inside.filter(({ state }) => state === 'failed').length,
          token: inside[0]?.token,
          state: inside[0]?.state,
          startedAt: inside[0]?.startedAt === null ? null : new Date(inside[0]?.startedAt ?? 0),
        })),
    }
  })
}

test('every parameter set has its newest run in each slot, whatever the zone, and says how far back it looked', async () => {
  const { db } = database.store
  const samples = fc.array(run, { minLength: 1, maxLength: 50, size: 'max' })
  const questions = fc.array(question, { minLength: 8, maxLength: 12 })
  const property = fc.asyncProperty(samples, questions, async (samples, questions) => {
    const runs = await insertSampleRuns(db, samples)
    for (const { fromMs, lengthMs, timeZone, maxSets, maxRuns } of questions) {
      const toMs = fromMs + lengthMs
      const { edgesMs } = bucketEdges({ fromMs, toMs }, timeZone, 31)
      const within = runs
        .filter((one) => one.reportId === reportId && one.createdAt >= fromMs && one.createdAt < toMs)
        .toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id)
      const looked = within.slice(0, maxRuns)
      const edges = edgesMs.map((ms) => new Date(ms))
      const asked = { reportId, edges, from: new Date(fromMs), to: new Date(toMs), maxSets, maxRuns }
      const sets = recounted(looked, edgesMs)
      expect(await readParameterSets(db, asked)).toEqual({
        runs: looked.length,
        lookedFrom: within.length > maxRuns ? new Date(looked.at(-1)?.createdAt ?? 0) : null,
        setsCount: sets.length,
        sets: sets.slice(0, maxSets),
      })
    }
  })
  await fc.assert(
    property.afterEach(() => clearRuns(db)),
    { numRuns: 8 },
  )
}, 60_000)
