import { createActiveRuns } from '#/runs-api/engine/lifecycle/active-runs.ts'
import { createReportForms } from '#/runs-api/engine/lifecycle/report-forms.ts'
import { openQueue } from '#/runs-api/engine/queue/queue.ts'
import type { RunsApiEnv } from '#/runs-api/env.ts'
import { createApp } from '#/runs-api/http/create-app.ts'
import { registerRunRoutes } from '#/runs-api/http/runs/register-run-routes.ts'
import type { Log } from '#/runs-api/log.ts'
import { migrate, openStore } from '#/runs-api/store/open-store.ts'
import { openStoreWatch } from '#/runs-api/store/store-watch.ts'
import { checkHealth } from '#/runs-api/system/health.ts'
import { keepFolding } from '#/runs-api/system/keep-folding.ts'
import { openEngine } from '#/runs-api/system/open-engine.ts'
import { openLiveStore } from '#/runs-api/system/live-store.ts'
import { runWorker } from '#/runs-api/system/run-worker.ts'

export const roles = ['api', 'worker', 'all'] as const
export type SystemRole = (typeof roles)[number]

export type System = Awaited<ReturnType<typeof openSystem>>

/**
 * The runs API as one thing: store, queue, engine, the function that answers requests, and the workers where the role has
 * them. Nothing listens on a port yet. `close` ends it: claims nothing more, gives runs `graceMs`, hands the rest back.
 */
export async function openSystem(env: RunsApiEnv, options: { role: SystemRole; log: Log }) {
  const { role, log } = options
  const watch = openStoreWatch(env.DATABASE_URL, log)
  const store = openStore(env.DATABASE_URL, { watch })
  await migrate(store.db)
  const queue = await openQueue(env.DATABASE_URL, log)
  const { engine, close: closeEngine } = await openEngine(env)
  const activeRuns = createActiveRuns()
  const live = await openLiveStore(store, { databaseUrl: env.DATABASE_URL, activeRuns, log })
  const folding = keepFolding(store.db, log)
  const forms = createReportForms(store.db, engine.templates, () => new Date())
  const worker = { db: store.db, engine, forms, activeRuns, log }
  const workers = role === 'api' ? undefined : await runWorker(queue, worker, env.WORKER_CONCURRENCY)
  const app = createApp({
    store,
    publicUrl: env.PUBLIC_URL,
    signingSecret: env.SIGNING_SECRET,
    rateLimitPer10s: env.RATE_LIMIT_PER_10S,
    dataSources: [...engine.dataSources.values()].map(({ name, adapter }) => ({ name, adapter })),
    log,
    health: () => checkHealth(store.db),
    formFields: (versionId) => forms.fields(versionId, {}),
    checkParameters: async (versionId, parameters) => {
      await forms.check(versionId, parameters)
    },
    registerRuns: (target, deps) => registerRunRoutes(target, { ...deps, queue, forms, engine, hub: live.hub }),
  })
  return {
    store,
    queue,
    engine,
    worker,
    app,
    close: async (graceMs: number): Promise<void> => {
      await workers?.close(graceMs)
      await queue.close(1_000)
      await live.close()
      await folding.close()
      await closeEngine()
      await store.close()
      await watch.close()
    },
  }
}
