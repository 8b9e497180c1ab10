import type { Client, PoolClient } from 'pg'
import { z } from 'zod'
import { RunsApiEnv } from '#/runs-api/env.ts'
import { openLog } from '#/runs-api/log.ts'
import { openSystem } from '#/runs-api/system/open-system.ts'

export type Statement = { text: string; values: unknown[] }

export type StatementLog = {
  /** The statements that answering a request sends to the store. */
  of: (path: string) => Promise<Statement[]>
  close: () => Promise<void>
}

const Query = z.union([z.string(), z.object({ text: z.string(), values: z.array(z.unknown()).optional() })])

/**
 * The runs API in this process, which notes every statement it sends: what is measured as bare SQL is never written a second
 * time. What it looks up of the caller is remembered for some seconds, and so is not among them.
 */
export async function openStatementLog(env: Record<string, string>, authorization: string): Promise<StatementLog> {
  const system = await openSystem(RunsApiEnv.parse(env), { role: 'api', log: openLog('error') })
  const watched = new WeakSet<PoolClient>()
  let noted: Statement[] = []

  function note(query: unknown, values: unknown): void {
    const { data } = Query.safeParse(query)
    if (data === undefined) return
    const given = z.array(z.unknown()).safeParse(values).data ?? []
    noted.push(
      typeof data === 'string' ? { text: data, values: given } : { text: data.text, values: data.values ?? [] },
    )
  }

  system.store.pool.on('acquire', (client) => {
    if (watched.has(client)) return
    watched.add(client)
    const send: unknown = Reflect.get(client, 'query')
    if (typeof send !== 'function') return
    Reflect.set(client, 'query', (...args: unknown[]): unknown => {
      note(args[0], args[1])
      return Reflect.apply(send, client, args)
    })
  })

  return {
    of: async (path) => {
      noted = []
      const answer = await system.app.fetch(new Request(`http://bench${path}`, { headers: { authorization } }), {})
      await answer.arrayBuffer()
      return noted
    },
    close: () => system.close(1_000),
  }
}

/** Milliseconds that the statements of a request take one after the other, over one connection. */
export async function timeStatements(client: Client, statements: Statement[]): Promise<number> {
  const begunMs = performance.now()
  for (const { text, values } of statements) {
    // Statements that are given only so much time must not fail where they take a moment longer.
    if (!text.includes("'statement_timeout'")) await client.query(text, values)
  }
  return performance.now() - begunMs
}
