import { afterEach, expect, test, vi } from 'vitest'
import { sendForNothing } from '#/lib/client/transport.ts'
import { browserFetch, browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { OfflineError } from '#/lib/queries/offline.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function breakTheWire(navigator: { onLine: boolean }): void {
  vi.stubGlobal('navigator', navigator)
  vi.stubGlobal('fetch', async (_path: string, { signal }: RequestInit) => {
    signal?.throwIfAborted()
    throw new TypeError('Failed to fetch')
  })
}

const cancelling = { method: 'POST', path: '/api/acme/reports/r/runs/x/cancel' } as const

test('who is offline hears that, and not that the runs API is at fault', async () => {
  breakTheWire({ onLine: false })
  const message = 'You are offline. Try again when you are back online.'
  await expect(sendForNothing(browserFetch, cancelling)).rejects.toMatchObject({ code: 'unavailable', message })
  breakTheWire({ onLine: true })
  await expect(sendForNothing(browserFetch, cancelling)).rejects.toThrow('The runs API cannot be reached.')
})

test('what was called off is not said to be offline', async () => {
  breakTheWire({ onLine: false })
  const asking = browserFetchUntil(AbortSignal.abort())('/api/acme/runs')
  await expect(asking).rejects.not.toBeInstanceOf(OfflineError)
})
