import type { ActiveRuns } from '#/runs-api/engine/lifecycle/active-runs.ts'
import type { Log } from '#/runs-api/log.ts'
import { openEventHub, type EventHub } from '#/runs-api/store/events/event-hub.ts'
import { openListener } from '#/runs-api/store/events/listener.ts'
import { eventChannel } from '#/runs-api/store/events/run-events.ts'
import type { Store } from '#/runs-api/store/open-store.ts'
import { cancelChannel } from '#/runs-api/store/runs/cancel-run.ts'
import { listCancelled } from '#/runs-api/store/runs/list-cancelled.ts'

export type LiveStore = { hub: EventHub; close: () => Promise<void> }

/** What this process hears from the store: changed runs go to the hub, cancelled ones to whoever executes them. */
export async function openLiveStore(
  { db, watch }: Store,
  options: { databaseUrl: string; activeRuns: ActiveRuns; log: Log },
): Promise<LiveStore> {
  const { databaseUrl, activeRuns, log } = options
  const hub = await openEventHub(db, log)

  async function cancelMissed(): Promise<void> {
    for (const runId of await listCancelled(db, activeRuns.ids())) activeRuns.cancel(runId)
  }

  const listener = openListener(databaseUrl, {
    log,
    watch,
    channels: {
      [eventChannel]: () => hub.wake(),
      [cancelChannel]: (payload) => activeRuns.cancel(Number(payload)),
    },
    onConnect: () => {
      hub.wake()
      cancelMissed().catch((error: unknown) => log.failure('Cancelled runs could not be looked up', error))
    },
  })
  return {
    hub,
    close: async () => {
      await listener.close()
      await hub.close()
    },
  }
}
