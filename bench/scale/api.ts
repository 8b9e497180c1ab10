import { join } from 'node:path'
import { z } from 'zod'
import { issueCredential } from '#/runs-api/store/credentials.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { spawnNodeChild } from '#/scripts/processes/node-child.ts'
import { projectRoot } from '#/scripts/project-root.mjs'
import { asker } from './load/workspace.ts'

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), port: z.number() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
])

export type BenchApi = { origin: string; pid: number; stop: () => Promise<void> }

/** What the runs API needs to run on a store that was loaded, with nothing else going on in it. */
export function apiEnv({ url, dataDir }: { url: string; dataDir: string }) {
  return {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    RUNS_API_PORT: '0',
    SIGNING_SECRET: 'a signing secret of this measurement alone',
    SAMPLE: 'off',
    RATE_LIMIT_PER_10S: '100000000',
    DATA_SOURCES: join(projectRoot, 'runs-api', 'system', 'testing', 'empty-source.yml'),
    LOG_LEVEL: 'error',
  }
}

/** Starts `runs-api/main.ts` as a process of its own on a free port of this machine, and waits until it answers. */
export async function startApi(env: Record<string, string>): Promise<BenchApi> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const child = spawnNodeChild({
    args: ['runs-api/main.ts', '--role', 'api'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
    onMessage: (message) => {
      const { data } = Message.safeParse(message)
      if (data?.type === 'ready') resolve(data.port)
      if (data?.type === 'failed') reject(new Error(data.message))
    },
  })
  void child.ended.then((how) => reject(new Error(`The runs API ended before it was ready: ${how}`)))
  return { origin: `http://127.0.0.1:${await promise}`, pid: child.pid, stop: () => child.stop(8_000) }
}

/** The `Authorization` of an ordinary person of the workspace. */
export async function authorize(db: Db): Promise<string> {
  const { token, secret } = await issueCredential(db, { kind: 'api_token', username: asker, name: 'npm run bench' })
  return `Basic ${Buffer.from(`${token}:${secret}`).toString('base64')}`
}
