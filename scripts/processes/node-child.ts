import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '#/scripts/project-root.mjs'
import type { Life } from './keep-alive.ts'

export type NodeChild = Life & {
  /** Asks it to end, and makes it when the grace is over. */
  stop: (graceMs: number) => Promise<void>
  kill: () => void
}

export type NodeChildOptions = {
  /** of Node: flags, the script, its arguments */
  args: string[]
  env: NodeJS.ProcessEnv
  onMessage: (message: unknown) => void
}

/**
 * Runs a script on this Node with a channel to it. It gets a process group of its own: a Ctrl-C in the terminal reaches
 * the launcher alone, which ends everything in order.
 */
export function spawnNodeChild({ args, env, onMessage }: NodeChildOptions): NodeChild {
  const isWindows = process.platform === 'win32'
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env,
    detached: !isWindows,
    windowsHide: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.on('message', onMessage)
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`))
  })
  async function stop(graceMs: number): Promise<void> {
    // Windows has no SIGTERM a program could answer; both our programs take a closed channel for one.
    if (isWindows && child.connected) child.disconnect()
    else child.kill('SIGTERM')
    const timer = new AbortController()
    const overdue = pause(graceMs, undefined, { signal: timer.signal }).then(() => child.kill('SIGKILL'))
    await Promise.race([ended, overdue.catch(() => {})])
    timer.abort()
    await ended
  }
  return { pid: child.pid ?? 0, ended, stop, kill: () => child.kill('SIGKILL') }
}
