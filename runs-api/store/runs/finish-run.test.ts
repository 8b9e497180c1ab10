import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cancelRun } from '#/runs-api/store/runs/cancel-run.ts'
import { claimRun } from '#/runs-api/store/runs/claim-run.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { listQueryRuns } from '#/runs-api/store/runs/query-runs.ts'
import { endingOf, enqueueRun, readWhole, startRun, type EnqueuedRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'

const database = openStage()

const ends = ['good', 'bad', 'cancelled', 'lost'] as const
type End = (typeof ends)[number]

/** Asks for one end of a run; `lost` is that of a worker whose claim was given to another. */
async function endBy(end: End, run: EnqueuedRun, { claim, lostClaim }: { claim: string; lostClaim: string }) {
  const { db } = database.store
  if (end === 'cancelled') return { end, isWinner: await cancelRun(db, run.id) }
  const outcome = end === 'bad' ? 'bad' : 'good'
  return { end, isWinner: await finishRun(db, endingOf(run, end === 'lost' ? lostClaim : claim, outcome)) }
}

const wholes: Record<End, { state: string; queries: string[]; resultCount: number }> = {
  good: { state: 'succeeded', queries: ['succeeded', 'succeeded'], resultCount: 2 },
  bad: { state: 'failed', queries: ['succeeded', 'failed'], resultCount: 1 },
  cancelled: { state: 'cancelled', queries: ['cancelled', 'cancelled'], resultCount: 0 },
  lost: { state: 'never', queries: [], resultCount: 0 },
}

/** Lets several end one run at the same moment, and gives the stored run beside what the winner meant it to be. */
async function race(contenders: End[]) {
  const { db } = database.store
  const run = await startRun(db)
  const claim = crypto.randomUUID()
  await claimRun(db, run.id, claim)
  const answers = await Promise.all(contenders.map((end) => endBy(end, run, { claim, lostClaim: run.claim })))
  const winners = answers.filter(({ isWinner }) => isWinner).map(({ end }) => end)
  const whole = await readWhole(db, run.id)
  const stored = {
    state: whole.run.state,
    queries: whole.queries.map(({ state }) => state),
    resultCount: whole.results.length,
  }
  return { winners, stored, wanted: wholes[winners[0] ?? 'lost'] }
}

describe('finishRun', () => {
  test('and cancelRun, at the same moment and any number of times: exactly one wins, and the run is whole', async () => {
    const contenders = fc
      .tuple(fc.array(fc.constantFrom(...ends), { maxLength: 3 }), fc.constantFrom('good', 'bad', 'cancelled'))
      .chain((some) => fc.shuffledSubarray(some.flat(), { minLength: some.flat().length }))
    const property = fc.asyncProperty(fc.array(contenders, { minLength: 8, maxLength: 8 }), async (races) => {
      for (const { winners, stored, wanted } of await Promise.all(races.map(race))) {
        expect(winners).toHaveLength(1)
        expect(stored).toEqual(wanted)
      }
    })
    await fc.assert(property, { numRuns: 8, endOnFailure: true })
  }, 60_000)

  test('keeps why a run failed, on the run and on its query, and the results of the other queries', async () => {
    const { db } = database.store
    const run = await startRun(db)
    await finishRun(db, endingOf(run, run.claim, 'bad'))
    const { run: stored } = await readWhole(db, run.id)
    expect(stored).toMatchObject({ failure_code: 'SqlUnknownTable', failure_fingerprint: 'f0', claim: null })
    const [good, bad] = await listQueryRuns(db, run.id)
    expect(good).toMatchObject({ state: 'succeeded', rowCount: 2, byteCount: 80, errorCode: null })
    expect(bad).toMatchObject({ state: 'failed', errorCode: 'SqlUnknownTable', file: null })
  })
})

describe('cancelRun', () => {
  test('ends a run that nobody has taken yet', async () => {
    const { db } = database.store
    const run = await enqueueRun(db)
    expect(await cancelRun(db, run.id)).toBe(true)
    const whole = await readWhole(db, run.id)
    expect(whole.run).toMatchObject({ state: 'cancelled', started_at: null, duration_ms: null })
    expect(whole.queries.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  })

  test.each(['good', 'bad'] as const)('leaves a run that ended %s as it is', async (outcome) => {
    const { db } = database.store
    const run = await startRun(db)
    await finishRun(db, endingOf(run, run.claim, outcome))
    const before = await readWhole(db, run.id)
    expect(await cancelRun(db, run.id)).toBe(false)
    expect(await readWhole(db, run.id)).toEqual(before)
  })
})
