import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read, send } from '#/lib/client/transport.ts'
import { AppError } from '#/lib/errors.ts'

const Answer = z.object({ token: z.string() })

async function refusalOf(fetch: Fetch): Promise<unknown> {
  return await read(fetch, '/api/acme', Answer).then(
    () => null,
    (thrown: unknown) => thrown,
  )
}

describe('what the runs API refuses', () => {
  test('is thrown again, with its code and its sentence', async () => {
    const body = { id: 'conflict', message: 'This run is over already.' }
    const refusal = await refusalOf(async () => Response.json(body, { status: 409 }))
    expect(refusal).toBeInstanceOf(AppError)
    expect(refusal).toMatchObject({ code: 'conflict', message: 'This run is over already.' })
  })

  test('with a code of a later version becomes upstream_failed, and keeps its sentence', async () => {
    const body = { id: 'teapot', message: 'Short and stout.' }
    const refusal = await refusalOf(async () => Response.json(body, { status: 418 }))
    expect(refusal).toMatchObject({ code: 'upstream_failed', message: 'Short and stout.' })
  })

  test('without a body of the contract becomes a sentence too', async () => {
    const refusal = await refusalOf(async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(refusal).toMatchObject({ code: 'upstream_failed', message: expect.stringContaining('502') })
  })
})

test('an answer that is not what was asked for never gets in', async () => {
  expect(await refusalOf(async () => Response.json({ token: 7 }))).toMatchObject({ code: 'upstream_failed' })
  expect(await refusalOf(async () => new Response('not JSON'))).toMatchObject({ code: 'upstream_failed' })
})

test('nobody there is unavailable', async () => {
  const refusal = await refusalOf(async () => {
    throw new TypeError('fetch failed')
  })
  expect(refusal).toMatchObject({ code: 'unavailable', message: expect.stringContaining('cannot be reached') })
})

test('what is sent is JSON', async () => {
  const sent: RequestInit[] = []
  const fetch: Fetch = async (_path, init) => {
    sent.push(init ?? {})
    return Response.json({ token: 'abc' })
  }
  await send(fetch, { method: 'POST', path: '/api/acme', body: { parameters: { a: 1 } } }, Answer)
  expect(sent[0]).toMatchObject({ method: 'POST', body: '{"parameters":{"a":1}}' })
})

test('no part of a path becomes two', () => {
  expect(apiPath('acme', '../x', 'a b?c#d')).toBe('/api/acme/..%2Fx/a%20b%3Fc%23d')
})
