import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '#/runs-api/log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { foldChanges, hasChanges, vacuumChanges } from '#/runs-api/store/rollups/fold-changes.ts'

const usuallyEveryMs = 1_000
/** Of the folds that had something to do. */
const vacuumEvery = 10

export type Folding = { close: () => Promise<void> }

/** Folds what runs change into the rollups every second; any number of processes may, one at a time does. */
export function keepFolding(db: Db, log: Log, everyMs = usuallyEveryMs): Folding {
  const stopping = new AbortController()
  let folds = 0
  let isFailing = false

  async function fold(): Promise<void> {
    if (!(await hasChanges(db))) return
    await foldChanges(db)
    folds += 1
    if (folds % vacuumEvery === 0) await vacuumChanges(db)
  }

  /** An outage is told once, and not every second that it lasts. */
  async function foldOrSay(): Promise<void> {
    try {
      await fold()
      if (isFailing) log.info('Changes of runs are folded into the rollups again')
      isFailing = false
    } catch (error) {
      if (!isFailing) log.failure('Changes of runs cannot be folded into the rollups', error)
      isFailing = true
    }
  }

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      await foldOrSay()
      await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const keeping = keep()
  return {
    close: async () => {
      stopping.abort()
      await keeping
    },
  }
}
