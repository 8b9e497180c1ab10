import { AppError } from '#/lib/errors.ts'
import { checkRollups, type RollupDifference } from '#/runs-api/store/rollups/check-rollups.ts'
import { onStore } from '#/scripts/launcher/on-store.ts'

function requireCheck(): void {
  const [flag, ...rest] = process.argv.slice(2)
  if (flag === '--check' && rest.length === 0) return
  throw new AppError('bad_request', 'Say what to do with the rollups: npm run rollups -- --check.')
}

function lineOf({ rollup, key, kept, counted }: RollupDifference): string {
  return `${rollup} ${key}: it says ${kept ?? 'nothing'}, a recount gives ${counted ?? 'nothing'}`
}

/** True when every rollup is what the runs alone give. */
async function check(): Promise<boolean> {
  return onStore(async (db) => {
    const differences = await checkRollups(db)
    const { runs } = await db
      .selectFrom('report_runs')
      .select(({ fn }) => fn.countAll<number>().as('runs'))
      .executeTakeFirstOrThrow()
    for (const difference of differences) console.log(lineOf(difference))
    if (differences.length === 0) console.log(`Rollups agree with a recount of ${runs} runs.`)
    return differences.length === 0
  })
}

try {
  requireCheck()
  if (!(await check())) process.exitCode = 1
} catch (error) {
  console.error(error instanceof AppError ? error.message : error)
  process.exitCode = 1
}
