import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimDuplicate, endDuplicate, findDuplicate, insertDuplicate } from '#/runs-api/store/duplicates/duplicates.ts'
import { enqueueRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { ana, collections, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const collectionId = collections[0]?.id ?? 0
const [source, copy] = reports

async function requestDuplicate() {
  const { db } = database.store
  const run = await enqueueRun(db)
  return { run, ...(await insertDuplicate(db, { runId: run.id, requestedById: ana.id, collectionId })) }
}

describe('a duplication', () => {
  test('is read from its own run only', async () => {
    const { db } = database.store
    const { run, token } = await requestDuplicate()
    const other = await enqueueRun(db)
    expect(await findDuplicate(db, run.id, token)).toMatchObject({
      token,
      state: 'enqueued',
      runToken: run.token,
      sourceReportToken: source?.token,
      reportToken: null,
      completedAt: null,
    })
    expect(await findDuplicate(db, other.id, token)).toBeUndefined()
  })

  test('is given again to a second worker when the first was lost, until it has ended', async () => {
    const { db } = database.store
    const { id, run } = await requestDuplicate()
    const wanted = { id, runId: run.id, requestedBy: ana.id, collectionId, state: 'running' }
    expect(await claimDuplicate(db, id)).toMatchObject(wanted)
    expect(await claimDuplicate(db, id)).toMatchObject(wanted)
    await endDuplicate(db, id, { reportId: copy?.id ?? 0 })
    expect(await claimDuplicate(db, id)).toBeUndefined()
  })

  test('ends once, however many say so at the same moment, and as the first one said', async () => {
    const { db } = database.store
    const end = fc.constantFrom({ reportId: copy?.id ?? 0 }, { errorMessage: 'The results are gone' })
    const property = fc.asyncProperty(fc.array(end, { minLength: 2, maxLength: 5 }), async (ends) => {
      const { id, run, token } = await requestDuplicate()
      await claimDuplicate(db, id)
      const answers = await Promise.all(ends.map(async (end) => ({ end, isOurs: await endDuplicate(db, id, end) })))
      const [winner, ...others] = answers.filter(({ isOurs }) => isOurs)
      expect(others).toEqual([])
      const isGood = winner !== undefined && 'reportId' in winner.end
      const ended = await findDuplicate(db, run.id, token)
      expect(ended).toMatchObject(
        isGood
          ? { state: 'succeeded', reportToken: copy?.token, errorMessage: null }
          : { state: 'failed', reportToken: null, errorMessage: 'The results are gone' },
      )
      expect(ended?.completedAt).not.toBeNull()
    })
    await fc.assert(property, { numRuns: 10 })
  })
})
