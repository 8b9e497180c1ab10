import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QueryRunState } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { cancelRun } from '#/runs-api/store/runs/cancel-run.ts'
import { claimRun, releaseRun } from '#/runs-api/store/runs/claim-run.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { startQueryRun } from '#/runs-api/store/runs/query-runs.ts'
import {
  endingOf,
  enqueueRun,
  readWhole,
  startRun,
  type EnqueuedRun,
  type WholeRun,
} from '#/runs-api/store/testing/enqueued-run.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { queryTokens, reports } from '#/runs-api/store/testing/stage.ts'
import { untilBlocked } from '#/runs-api/store/testing/until.ts'

const database = openStage()

/** A run as it should be: who holds it, and what its queries do. */
type Life = { state: RunState; holder: string | null; queries: QueryRunState[]; resultCount: number }

type Act = {
  name: string
  isTaken: (life: Life) => boolean
  after: (life: Life) => Life
  apply: (run: EnqueuedRun) => Promise<unknown>
}

const claims = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
const someClaim = fc.constantFrom(...claims)
const underWay: QueryRunState[] = ['pending', 'enqueued', 'running']

function isHeldBy({ state, holder }: Life, claim: string): boolean {
  return state === 'enqueued' && holder === claim
}

function claimed(claim: string): Act {
  return {
    name: `claim ${claim}`,
    isTaken: ({ state }) => state === 'enqueued',
    after: (life) => ({ ...life, holder: claim, queries: life.queries.map(() => 'enqueued') }),
    apply: async ({ id }) => (await claimRun(database.store.db, id, claim)) !== undefined,
  }
}

function released(claim: string): Act {
  return {
    name: `release ${claim}`,
    isTaken: (life) => isHeldBy(life, claim),
    after: (life) => ({ ...life, holder: null }),
    apply: ({ id }) => releaseRun(database.store.db, id, claim),
  }
}

function queryStarted(claim: string, at: number): Act {
  return {
    name: `start query ${at} for ${claim}`,
    isTaken: (life) => isHeldBy(life, claim) && life.queries[at] !== 'running',
    after: (life) => ({ ...life, queries: life.queries.with(at, 'running') }),
    apply: ({ queryRunIds }) =>
      startQueryRun(database.store.db, { queryRunId: queryRunIds[at] ?? 0, claim, renderedSource: 'select 1' }),
  }
}

function finished(claim: string, outcome: 'good' | 'bad'): Act {
  const isGood = outcome === 'good'
  return {
    name: `finish ${outcome} for ${claim}`,
    isTaken: (life) => isHeldBy(life, claim),
    after: () => ({
      state: isGood ? 'succeeded' : 'failed',
      holder: null,
      queries: ['succeeded', isGood ? 'succeeded' : 'failed'],
      resultCount: isGood ? 2 : 1,
    }),
    apply: (run) => finishRun(database.store.db, endingOf(run, claim, outcome)),
  }
}

const cancelled: Act = {
  name: 'cancel',
  isTaken: ({ state }) => state === 'enqueued',
  after: (life) => ({
    ...life,
    state: 'cancelled',
    holder: null,
    queries: life.queries.map((state) => (underWay.includes(state) ? 'cancelled' : state)),
  }),
  apply: ({ id }) => cancelRun(database.store.db, id),
}

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: someClaim.map(claimed) },
  { weight: 2, arbitrary: someClaim.map(released) },
  { weight: 4, arbitrary: fc.tuple(someClaim, fc.constantFrom(0, 1)).map(([claim, at]) => queryStarted(claim, at)) },
  {
    weight: 2,
    arbitrary: fc.tuple(someClaim, fc.constantFrom('good', 'bad')).map(([claim, end]) => finished(claim, end)),
  },
  { weight: 1, arbitrary: fc.constant(cancelled) },
)

function lifeOf({ run, queries, results }: WholeRun): Life {
  return {
    state: run.state,
    holder: run.claim,
    queries: queries.map(({ state }) => state),
    resultCount: results.length,
  }
}

describe('a claim', () => {
  test('alone moves a run; one that was lost, or never given, changes nothing at all', async () => {
    const property = fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30, size: 'max' }), async (acts) => {
      const run = await enqueueRun(database.store.db)
      let life: Life = { state: 'enqueued', holder: null, queries: ['pending', 'pending'], resultCount: 0 }
      let whole = await readWhole(database.store.db, run.id)
      for (const { isTaken, after, apply } of acts) {
        const isExpected = isTaken(life)
        const answer = await apply(run)
        if (answer !== undefined) expect(answer).toBe(isExpected)
        const before = whole
        whole = await readWhole(database.store.db, run.id)
        if (!isExpected) expect(whole).toEqual(before)
        life = isExpected ? after(life) : life
        expect(lifeOf(whole)).toEqual(life)
      }
    })
    await fc.assert(property, { numRuns: 10 })
  }, 60_000)

  test('gives the worker all that executing the run needs', async () => {
    const { db } = database.store
    const parameters = { region: 'north', tags: ['a', 'b'] }
    const run = await enqueueRun(db, { parameters, timeoutSeconds: 30 })
    const claimed = await claimRun(db, run.id, crypto.randomUUID())
    expect(claimed).toMatchObject({
      token: run.token,
      reportId: reports[0]?.id,
      reportToken: reports[0]?.token,
      parameters,
      timeoutSeconds: 30,
    })
    expect(claimed?.definition.queries.map(({ token }) => token)).toEqual(queryTokens)
  })

  test('starts the queries afresh, whatever the worker before left of them', async () => {
    const { db } = database.store
    const { id, claim, queryRunIds } = await startRun(db)
    const [first = 0] = queryRunIds
    await startQueryRun(db, { queryRunId: first, claim, renderedSource: 'select 1' })
    await db
      .insertInto('results')
      .values({ query_run_id: first, file: 'left over', row_count: 1, byte_count: 1, columns: '[]' })
      .execute()
    await claimRun(db, id, crypto.randomUUID())
    const { queries, results } = await readWhole(db, id)
    expect(results).toEqual([])
    expect(queries[0]).toMatchObject({ state: 'enqueued', started_at: null, rendered_source: null })
  })

  test('that is lost while a query waits to start does not start it', async () => {
    const { db } = database.store
    const { id, claim, queryRunIds } = await startRun(db)
    const cancelling = await db.startTransaction().execute()
    await cancelling
      .updateTable('report_runs')
      .set({ state: 'cancelled', completed_at: new Date(), claim: null })
      .where('id', '=', id)
      .execute()
    await cancelling.updateTable('query_runs').set({ state: 'cancelled' }).where('run_id', '=', id).execute()
    const starting = startQueryRun(db, { queryRunId: queryRunIds[0] ?? 0, claim, renderedSource: 'select 1' })
    await untilBlocked(db)
    await cancelling.commit().execute()
    await starting
    expect((await readWhole(db, id)).queries.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  })
})
