import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from '#/lib/contract/endpoints.ts'
import type { Health } from '#/runs-api/http/app-deps.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'

let api: TestApp
let health: () => Promise<Health>

beforeAll(async () => {
  api = await openTestApp({ health: () => health() })
})
afterAll(() => api.close())

describe('health', () => {
  test('is 200 when the store and the worker answer', async () => {
    health = async () => ({ store: 'ok', worker: 'ok' })
    const { status, body } = await api.call('GET /api/health')
    expect([status, body]).toEqual([200, { status: 'ok', store: 'ok', worker: 'ok' }])
  })

  test('is 503 and says which does not', async () => {
    health = async () => ({ store: 'ok', worker: 'no sign for 40 s' })
    expect(await api.call('GET /api/health')).toMatchObject({
      status: 503,
      body: { id: 'unavailable', message: 'The worker does not answer.', store: 'ok', worker: 'no sign for 40 s' },
    })
    health = () => Promise.reject(new Error('connection refused'))
    expect(await api.call('GET /api/health')).toMatchObject({
      status: 503,
      body: { message: 'The store does not answer.', store: 'connection refused' },
    })
  })
})

describe('the OpenAPI document', () => {
  const Operation = z.object({ responses: z.record(z.string(), z.object({ description: z.string() })) })
  const Document = z.object({
    openapi: z.literal('3.1.0'),
    paths: z.record(z.string(), z.record(z.string(), Operation)),
    components: z.object({ securitySchemes: z.object({ basic: z.object({ scheme: z.literal('basic') }) }) }),
  })

  test('describes endpoints of the table only, with a success and the failures of each', async () => {
    const { paths } = await api.read(Document, 'GET /api/openapi.json')
    const known = endpoints.flatMap(({ path, methods }) => methods.map((method) => `${method} /api${path}`))
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        expect(known).toContain(`${method.toUpperCase()} ${path}`)
        const codes = Object.keys(operation.responses)
        expect(codes.some((code) => code.startsWith('2'))).toBe(true)
        expect(codes).toEqual(expect.arrayContaining(['400', '401', '403', '404', '429']))
      }
    }
    expect(paths).toHaveProperty(['/api/{account}/reports/{report}/schedules', 'post'])
  })

  test('is one for everybody, with nothing in it that is undefined', async () => {
    const { text } = await api.call('GET /api/openapi.json')
    expect(text).not.toContain('undefined')
    expect((await api.call('GET /api/openapi.json')).text).toBe(text)
  })
})
