import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'

const Ready = z.object({ type: z.literal('ready'), port: z.number() })
const script = join(import.meta.dirname, '..', '..', 'main.ts')

export type RunsApiProcess = {
  origin: string
  /** Ends it as an exhausted machine would, and waits until it is gone. */
  kill: () => Promise<void>
  /** Ends it as the launcher does. Gives its exit code. */
  stop: () => Promise<number | null>
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Starts `runs-api/main.ts` as a process of its own on a free port, and waits until it answers. */
export async function startRunsApi(env: Record<string, string>): Promise<RunsApiProcess> {
  const child = fork(script, {
    env: { ...process.env, ...env, RUNS_API_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-8_000)))
  }
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])])
  const { data: ready } = Ready.safeParse(message)
  if (ready === undefined) throw new Error(`The runs API did not start: ${JSON.stringify(message)}\n${output}`)
  return {
    origin: `http://127.0.0.1:${ready.port}`,
    kill: async () => {
      child.kill('SIGKILL')
      await ended(child)
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended(child)
      return child.exitCode
    },
  }
}
