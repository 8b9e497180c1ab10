import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'
import { keepAlive } from './keep-alive.ts'
import { spawnNodeChild, type NodeChild } from './node-child.ts'

const ServiceMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), signInPath: z.string().nullish() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
])

export type ServiceReady = { signInPath: string | null }

/** One of our programs, kept alive. */
export type Service = {
  /**
   * Resolves when it answers for the first time.
   * @throws {AppError} unavailable, when it says that it cannot start, or dies three times before it is ready
   */
  ready: Promise<ServiceReady>
  stop: (graceMs: number) => Promise<void>
  kill: () => void
}

export type ServiceOptions = {
  /** as the log names it: "The runs API" */
  name: string
  /** of Node: flags, the script, its arguments */
  args: string[]
  env: NodeJS.ProcessEnv
  onPid: (pid: number | null) => void
  say: (line: string) => void
}

const deathsBeforeGivingUp = 3

/** Starts a program that reports `ready` or `failed` through its channel, and keeps it alive (see keepAlive). */
export function startService({ name, args, env, onPid, say }: ServiceOptions): Service {
  const { promise: ready, resolve, reject } = Promise.withResolvers<ServiceReady>()
  let hasBeenReady = false
  function onMessage(message: unknown): void {
    const parsed = ServiceMessage.safeParse(message)
    if (!parsed.success) return
    if (parsed.data.type === 'ready') {
      hasBeenReady = true
      resolve({ signInPath: parsed.data.signInPath ?? null })
    } else if (hasBeenReady) {
      say(`${new Date().toISOString()} ${name} cannot start: ${parsed.data.message}`)
    } else {
      reject(new AppError('unavailable', parsed.data.message))
    }
  }
  const keeper = keepAlive<NodeChild>({
    name,
    onPid,
    say,
    start: async () => spawnNodeChild({ args, env, onMessage }),
    onDeath: (deathsInARow) => {
      if (deathsInARow < deathsBeforeGivingUp) return
      reject(
        new AppError('unavailable', `${name} ended ${deathsInARow} times before it was ready: read its lines above.`),
      )
    },
  })
  // Whoever started it may be ended before it waits for this.
  ready.catch(() => {})
  return {
    ready,
    stop: async (graceMs) => {
      keeper.letGo()
      await keeper.current()?.stop(graceMs)
    },
    kill: () => {
      keeper.letGo()
      keeper.current()?.kill()
    },
  }
}
