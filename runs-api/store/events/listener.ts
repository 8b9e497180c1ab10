import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Log } from '#/runs-api/log.ts'
import type { StoreWatch } from '#/runs-api/store/store-watch.ts'

type Channels = Record<string, (payload: string) => void>
export type Listener = { close: () => Promise<void> }

const reconnectMs = 500

/**
 * Holds one connection that listens on channels, and makes a new one when it breaks. What was said meanwhile is lost
 * to it: `onConnect` runs after every connect, so that the listener can look for itself.
 */
export function openListener(
  databaseUrl: string,
  options: { channels: Channels; onConnect: () => void; log: Log; watch?: StoreWatch | null },
): Listener {
  const { channels, onConnect, log, watch } = options
  const config = { connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 5_000 }
  const stopping = new AbortController()

  async function listenOnce(): Promise<void> {
    const client = new Client({ ...config, ...(watch && { stream: watch.openSocket }) })
    const ended = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
      stopping.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    try {
      await client.connect()
      for (const channel of Object.keys(channels)) await client.query(`listen ${client.escapeIdentifier(channel)}`)
      onConnect()
      await ended
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  async function listenUntilStopped(): Promise<void> {
    while (!stopping.signal.aborted) {
      await listenOnce().catch((error: unknown) => log.failure('The store cannot be listened to', error))
      await wait(reconnectMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const listening = listenUntilStopped()
  return {
    close: async () => {
      stopping.abort()
      await listening
    },
  }
}
