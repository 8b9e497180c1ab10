import { expect, test } from 'vitest'
import '#/instrumentation-client.ts'

test('zod makes no scripts of text in a browser, whenever it comes', async () => {
  const { config } = await import('zod')
  expect(config().jitless).toBe(true)
})
