import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilter, type RunFilter } from '#/lib/filters/run-filter.ts'
import { runStates } from '#/lib/runs/run-state.ts'
import { countTold } from '#/runs-api/store/runs/count-told.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import {
  clearRuns,
  insertSampleRuns,
  sampleRun,
  stageStart,
  type StoredRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { acme, ana, bo, collections, globex, people, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const state = fc
  .tuple(fc.constantFrom('in', 'nin'), fc.subarray([...runStates], { minLength: 1 }))
  .map(([operator, values]) => parseFilter(`state.${operator}.${values.join()}`))
const names = people.flatMap(({ token, username }) => [token, username])
const executedBy = fc
  .tuple(fc.constantFrom('in', 'nin'), fc.subarray([...names, 'nobody'], { minLength: 1, maxLength: 3 }))
  .map(([operator, values]) => parseFilter(`executed_by.${operator}.${values.join()}`))

type Question = {
  accountId: number
  viewerId: number | null
  states: RunFilter[]
  people: RunFilter[]
  part: number | null
}

const question: fc.Arbitrary<Question> = fc.record({
  accountId: fc.constantFrom(acme.id, acme.id, globex.id),
  viewerId: fc.constantFrom(null, ana.id, bo.id),
  states: fc.array(state, { maxLength: 2 }),
  people: fc.array(executedBy, { maxLength: 1 }),
  part: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
})

function isHeld({ operator, values }: RunFilter, value: string): boolean {
  return values.includes(value) === (operator === 'in')
}

function isSeen(run: StoredRun, { accountId, viewerId }: Question): boolean {
  const report = reports.find(({ id }) => id === run.reportId)
  const owner = collections.find(({ id }) => id === report?.collectionId)?.ownerId ?? null
  return report?.accountId === accountId && (viewerId === null || owner === null || owner === viewerId)
}

function isMeant(run: StoredRun, { states, people: named }: Question): boolean {
  const person = people.find(({ id }) => id === run.executedById)
  const isBy = named.every((filter) => {
    const isOne = [person?.token ?? '', person?.username ?? ''].some((name) => filter.values.includes(name))
    return isOne === (filter.operator === 'in')
  })
  return isBy && states.every((filter) => isHeld(filter, run.state))
}

describe('countTold', () => {
  test('says of states and people what a look at every run says, for everybody who asks, also of what is not folded yet', async () => {
    const { db } = database.store
    const property = fc.asyncProperty(
      fc.array(sampleRun, { maxLength: 60, size: 'max' }),
      fc.array(question, { minLength: 10, maxLength: 10 }),
      async (samples, questions) => {
        const stored = await insertSampleRuns(db, samples)
        const ids = stored.map(({ id }) => id).toSorted((a, b) => a - b)
        for (const asked of questions) {
          const { accountId, viewerId, states, people: named, part } = asked
          const upToId = part === null ? null : (ids[Math.floor(part * ids.length)] ?? 0)
          const selection: RunSelection = {
            scope: { kind: 'workspace', accountId, viewerId },
            reportId: null,
            filters: [...states, ...named],
            now: new Date(stageStart),
            upToId,
          }
          const wanted = stored.filter(
            (run) => isSeen(run, asked) && isMeant(run, asked) && run.id <= (upToId ?? Infinity),
          )
          expect(await countTold(db, selection)).toBe(wanted.length)
        }
      },
    )
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 25 },
    )
  }, 60_000)
})
