import type { Worker } from '#/runs-api/engine/lifecycle/work-run.ts'
import { forgetCredentials } from '#/runs-api/store/credentials.ts'
import { forgetEvents } from '#/runs-api/store/events/run-events.ts'
import { beginPurge, completePurge } from '#/runs-api/store/runs/purge-runs.ts'

const batch = 500

/**
 * The night's work: results older than their account keeps them go, in two stamped steps, so that a purge cut short is
 * seen and taken up again; the runs stay. Gives how many runs were purged.
 */
export async function purgeResults({ db, engine, log }: Worker): Promise<number> {
  let purged = 0
  for (;;) {
    const runs = await beginPurge(db, batch)
    for (const { reportToken, token } of runs) await engine.results.removeRun(reportToken, token)
    await completePurge(
      db,
      runs.map(({ id }) => id),
    )
    purged += runs.length
    if (runs.length < batch) break
  }
  await forgetEvents(db)
  await forgetCredentials(db)
  log.info('Old results are purged', { runs: purged })
  return purged
}
