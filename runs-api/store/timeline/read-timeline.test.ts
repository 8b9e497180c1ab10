import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { expectedRuns, runQuestion, selectionOf } from '#/runs-api/store/testing/run-question.ts'
import {
  clearRuns,
  insertSampleRuns,
  sampleRun,
  stageStart,
  type StoredRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { people, reports } from '#/runs-api/store/testing/stage.ts'
import { countTimelineRuns, listTimelineRuns } from '#/runs-api/store/timeline/read-timeline.ts'
import { type LaneBy, laneKey } from '#/runs-api/store/timeline/timeline-lanes.ts'

const database = openStage()

const hourMs = 3_600_000
const moment = fc.integer({ min: -4, max: 56 }).map((hours) => stageStart + hours * hourMs)
const span = fc
  .tuple(moment, fc.constantFrom(1, 1_000, hourMs, 6 * hourMs, 26 * hourMs))
  .map(([fromMs, lengthMs]) => ({ from: new Date(fromMs), to: new Date(fromMs + lengthMs) }))
const laneBy = fc.constantFrom<LaneBy>(
  { kind: 'report', parameter: null },
  { kind: 'executed_by', parameter: null },
  { kind: 'trigger', parameter: null },
  { kind: 'parameter', parameter: 'region' },
)

type Span = { from: Date; to: Date }

function overlaps(run: StoredRun, { from, to }: Span): boolean {
  return run.createdAt < to.getTime() && (run.completedAt === null || run.completedAt >= from.getTime())
}

/** The lane's key in plain words. */
function keyOf(run: StoredRun, by: LaneBy): string | null {
  if (by.kind === 'report') return reports.find(({ id }) => id === run.reportId)?.token ?? ''
  if (by.kind === 'executed_by') return people.find(({ id }) => id === run.executedById)?.username ?? ''
  if (by.kind === 'trigger') return run.trigger
  const value = run.parameters[by.parameter ?? ''] ?? null
  if (value === null) return null
  return Array.isArray(value) ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]` : String(value)
}

const samples = fc.array(sampleRun, { minLength: 1, maxLength: 60, size: 'max' })
const questions = fc.array(fc.tuple(runQuestion, span, laneBy), { minLength: 10, maxLength: 15 })

describe('the timeline', () => {
  test('lists every selected run that overlaps its span, once, in its lane', async () => {
    const { db } = database.store
    const property = fc.asyncProperty(samples, questions, async (samples, questions) => {
      const runs = await insertSampleRuns(db, samples)
      for (const [question, span, by] of questions) {
        const expected = expectedRuns(runs, question).filter((run) => overlaps(run, span))
        const found = await listTimelineRuns(db, selectionOf(question), { by, span, maxRuns: 60 })
        const placed = found?.map(({ token, laneId }) => `${token} ${laneKey(laneId)}`)
        expect(placed?.toSorted()).toEqual(expected.map((run) => `${run.token} ${keyOf(run, by)}`).toSorted())
        const cut = await listTimelineRuns(db, selectionOf(question), { by, span, maxRuns: 3 })
        expect(cut === null).toBe(expected.length > 3)
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 8 },
    )
  }, 60_000)

  test('counts each of them once, in the slot of its creation or in the first', async () => {
    const { db } = database.store
    const property = fc.asyncProperty(samples, questions, async (samples, questions) => {
      const runs = await insertSampleRuns(db, samples)
      for (const [question, span, by] of questions) {
        const expected = expectedRuns(runs, question).filter((run) => overlaps(run, span))
        const { edgesMs } = bucketEdges({ fromMs: span.from.getTime(), toMs: span.to.getTime() }, 'Asia/Kolkata', 48)
        const edges = edgesMs.map((ms) => new Date(ms))
        const counted = await countTimelineRuns(db, selectionOf(question), {
          by,
          span,
          edges,
          maxLanes: 100,
          maxRuns: 1_000,
        })
        const slotOf = (run: StoredRun) =>
          Math.max(
            0,
            edgesMs.findLastIndex((ms) => ms <= Math.max(run.createdAt, span.from.getTime())),
          )
        const told = expected.map((run) => JSON.stringify([keyOf(run, by), slotOf(run), run.state]))
        const counts = Object.fromEntries(
          [...Map.groupBy(told, (text) => text)].map(([text, all]) => [text, all.length]),
        )
        expect(
          Object.fromEntries(
            counted.counts.map(({ laneId, slot, state, runs }) => [
              JSON.stringify([laneKey(laneId), slot, state]),
              runs,
            ]),
          ),
        ).toEqual(counts)
        expect(counted.runs).toBe(expected.length)
        expect(counted.lanes).toBe(new Set(expected.map((run) => keyOf(run, by))).size)
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 8 },
    )
  }, 60_000)
})
