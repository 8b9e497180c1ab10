import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { MessageFromChild, type MessageToChild } from './child-messages.ts'

const childFile = fileURLToPath(new URL('query-child.ts', import.meta.url))

const startTimeoutMs = 20_000

export type Child = {
  pid: number
  /** Resolves when the child can take work; rejects when it ended instead. */
  ready: Promise<void>
  /** Resolves when the process is gone, with how. */
  gone: Promise<string>
  isGone: () => boolean
  send: (message: MessageToChild) => void
  /** Calls back with each message until the returned function is called. */
  listen: (onMessage: (message: MessageFromChild) => void) => () => void
  kill: () => void
}

/**
 * Starts a process that runs queries. Of the environment it gets what a process needs to start, and none of ours: no
 * secret, no PG* default, no proxy, and a home that is the scratch directory.
 */
export function startChild(scratchDir: string): Child {
  const child = fork(childFile, [], {
    cwd: scratchDir,
    env: environmentOf(scratchDir),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let isGone = false
  const gone = new Promise<string>((resolve) => {
    const end = (how: string) => {
      isGone = true
      resolve(how)
    }
    child.once('exit', (code, signal) => end(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`))
    child.once('error', (error) => end(error.message))
  })
  return {
    pid: child.pid ?? 0,
    ready: firstReady(child, gone),
    gone,
    isGone: () => isGone,
    // A child that is gone cannot be told anything; that it is gone is told by `gone`.
    send: (message) => void child.send(message, () => undefined),
    listen: (onMessage) => {
      const parse = (raw: unknown) => onMessage(MessageFromChild.parse(raw))
      child.on('message', parse)
      return () => void child.off('message', parse)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

async function firstReady(child: ChildProcess, gone: Promise<string>): Promise<void> {
  const { promise: message, resolve } = Promise.withResolvers<null>()
  child.once('message', () => resolve(null))
  const timer = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs)
  const how = await Promise.race([message, gone])
  clearTimeout(timer)
  if (how !== null) throw new Error(`the process for queries did not start (${how})`)
}

/** What a process needs to start; Windows needs more. */
function environmentOf(scratchDir: string): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env
  const environment = { NODE_ENV: 'production', PATH, TZ: 'UTC', HOME: scratchDir, TMPDIR: scratchDir } as const
  return process.platform === 'win32' ? { ...environment, SystemRoot, TEMP: scratchDir } : environment
}
