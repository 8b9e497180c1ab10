import type { z } from 'zod'
import type { AppDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { createApp } from '#/runs-api/http/create-app.ts'
import { openLog } from '#/runs-api/log.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import type { Store } from '#/runs-api/store/open-store.ts'
import { openTestDatabase } from '#/runs-api/store/test-database.ts'

/** A clock that stands still until a test moves it. */
export type TestClock = { now: Date; advance: (seconds: number) => void }

export type Call = {
  as?: Credential | undefined
  /** Sent as JSON; a text as it is. */
  body?: unknown
  headers?: Record<string, string>
  /** The address of the peer, as a Node server would tell it. */
  from?: string
}

export type Answer = {
  status: number
  headers: Headers
  text: string
  /** The body as JSON; undefined when it is not. */
  body: unknown
}

export type TestApp = {
  app: App
  store: Store
  databaseUrl: string
  clock: TestClock
  /** Every line that was logged so far, as JSON. */
  logged: string[]
  /** Calls as `GET /api/acme/reports`. */
  call: (what: string, options?: Call) => Promise<Answer>
  /** Calls, demands a status, and parses the body by its contract. */
  read: <T>(schema: z.ZodType<T>, what: string, options?: Call & { status?: number }) => Promise<T>
  close: () => Promise<void>
}

export function basic({ token, secret }: Credential): string {
  return `Basic ${Buffer.from(`${token}:${secret}`).toString('base64')}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function requestOf(what: string, { as, body, headers = {} }: Call): Request {
  const [method = 'GET', path = '/'] = what.split(/ (.*)/s)
  const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
  return new Request(`http://runs.test${path}`, {
    method,
    headers: { ...(as === undefined ? {} : { authorization: basic(as) }), ...headers },
    ...(sent === undefined ? {} : { body: sent }),
  })
}

/** One call of an app without a port. */
export async function callApp(app: App, what: string, options: Call = {}): Promise<Answer> {
  const env = options.from === undefined ? {} : { incoming: { socket: { remoteAddress: options.from } } }
  const response = await app.fetch(requestOf(what, options), env)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) }
}

/** The whole API on a database of its own, called without a port. */
export async function openTestApp(deps: Partial<AppDeps> = {}, maxConnections?: number): Promise<TestApp> {
  const { store, url, drop } = await openTestDatabase(maxConnections)
  const logged: string[] = []
  const clock: TestClock = {
    now: new Date('2026-08-07T07:47:06.501Z'),
    advance: (seconds) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000)
    },
  }
  const app = createApp({
    store,
    publicUrl: 'https://runs.example',
    signingSecret: 'a signing secret of the tests, long enough',
    rateLimitPer10s: 1_000_000,
    dataSources: [{ name: 'warehouse', adapter: 'duckdb' }],
    log: openLog('debug', (line) => logged.push(line)),
    health: async () => ({ store: 'ok', worker: 'ok' }),
    formFields: async () => [],
    checkParameters: async () => undefined,
    clock: () => clock.now,
    ...deps,
  })
  const call = (what: string, options?: Call): Promise<Answer> => callApp(app, what, options)
  return {
    app,
    store,
    databaseUrl: url,
    clock,
    logged,
    call,
    read: async (schema, what, options = {}) => {
      const answer = await call(what, options)
      if (answer.status !== (options.status ?? 200)) throw new Error(`${what}: ${answer.status} ${answer.text}`)
      return schema.parse(answer.body)
    },
    close: drop,
  }
}
