import { createRoute, z } from '@hono/zod-openapi'
import { messageOf } from '#/lib/errors.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { Health, RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'

const Healthy = z.object({ status: z.literal('ok'), store: z.literal('ok'), worker: z.literal('ok') })
const Unhealthy = z.object({
  id: z.literal('unavailable'),
  message: z.string(),
  status: z.literal('unavailable'),
  store: z.string(),
  worker: z.string(),
})

const getHealth = createRoute({
  method: 'get',
  path: '/api/health',
  tags: ['System'],
  summary: 'Whether the store and the worker answer',
  security: [],
  responses: { 200: halAnswer(Healthy, 'Both answer'), 503: halAnswer(Unhealthy, 'One does not, and which') },
})

async function readHealth({ health }: RouteDeps): Promise<Health> {
  try {
    return await health()
  } catch (error) {
    return { store: messageOf(error), worker: 'not asked' }
  }
}

/** `GET /api/health`: 200, or 503 saying which part does not answer (ours). */
export function registerHealthRoute(app: App, deps: RouteDeps): void {
  app.openapi(getHealth, async (c) => {
    const { store, worker } = await readHealth(deps)
    if (store === 'ok' && worker === 'ok') return hal(c, { status: 'ok', store, worker } as const, 200)
    const part = store === 'ok' ? 'worker' : 'store'
    const message = `The ${part} does not answer.`
    return hal(c, { id: 'unavailable', message, status: 'unavailable', store, worker } as const, 503)
  })
}
