import { setTimeout as pause } from 'node:timers/promises'
import type { Running } from './launch.ts'

/** Together they stay below the ten seconds in which everything has ended. */
const graceMs = { web: 3000, webBeforeRunsApi: 400, runsApi: 8500, postgres: 800 }

/**
 * Ends everything in the order in which it is used: the web stops taking requests, the runs API finishes or hands back
 * its runs, and Postgres goes last.
 */
export async function shutDown({ web, runsApi, postgres, releaseLock }: Running): Promise<void> {
  const written = postgres?.writeOut()
  const webEnded = web?.stop(graceMs.web)
  if (webEnded) await Promise.race([webEnded, pause(graceMs.webBeforeRunsApi)])
  await runsApi?.stop(graceMs.runsApi)
  await webEnded
  await written
  await postgres?.stop(graceMs.postgres)
  releaseLock?.()
}

/** Ends everything now. Nothing is lost: the runs are taken up again at the next start. */
export async function shutDownAtOnce({ web, runsApi, postgres }: Running): Promise<void> {
  web?.kill()
  runsApi?.kill()
  await postgres?.stop(0)
}
