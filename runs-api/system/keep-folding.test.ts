import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openLog } from '#/runs-api/log.ts'
import { hasChanges } from '#/runs-api/store/rollups/fold-changes.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { readRollups, recountRollups } from '#/runs-api/store/testing/recounted-rollups.ts'
import { insertSampleRuns, sampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { until } from '#/runs-api/store/testing/until.ts'
import { keepFolding } from '#/runs-api/system/keep-folding.ts'

const database = openStage()

test('what runs change comes into the rollups once, however many processes fold', async () => {
  const { db } = database.store
  const log = openLog('error', () => undefined)
  const folding = [keepFolding(db, log), keepFolding(db, log), keepFolding(db, log)]
  for (const seed of [1, 2]) {
    await insertSampleRuns(db, fc.sample(sampleRun, { numRuns: 40, seed }))
    await until(async () => !(await hasChanges(db)))
  }
  await Promise.all(folding.map(({ close }) => close()))
  expect(await readRollups(db)).toEqual(await recountRollups(db))
})

test('says once that it cannot fold, and once that it can again', async () => {
  const { db } = database.store
  const lines: string[] = []
  const log = openLog('info', (line) => lines.push(line))
  await sql`alter table run_changes rename to run_changes_away`.execute(db)
  const folding = keepFolding(db, log, 1)
  await until(async () => lines.length > 0)
  await sql`alter table run_changes_away rename to run_changes`.execute(db)
  await until(async () => lines.length > 1)
  await folding.close()
  expect(lines.map((line) => z.object({ message: z.string() }).parse(JSON.parse(line)).message)).toEqual([
    'Changes of runs cannot be folded into the rollups',
    'Changes of runs are folded into the rollups again',
  ])
})
