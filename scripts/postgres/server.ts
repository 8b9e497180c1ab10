import { spawn, spawnSync } from 'node:child_process'
import { closeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { forgetDeadPostmaster, isPostmasterAlive, readPostmaster } from './postmaster-pid.ts'
import { serverEnv } from './server-env.ts'
import { openServerLog } from './server-log.ts'
import { serverArguments, type Listening } from './server-settings.ts'

/** A running server: one we started, or one that was found alive because its launcher was killed. */
export type Server = {
  pid: number
  isAdopted: boolean
  listening: Listening
  /** resolves when it has ended, with how: "signal SIGKILL", "code 1" */
  ended: Promise<string>
}

/** The server that lives on this directory, or null. */
export function adoptServer(cluster: Cluster): Server | null {
  const found = readPostmaster(cluster.directory)
  if (!found || !isPostmasterAlive(found, cluster.directory)) return null
  const listening =
    'port' in cluster.listening
      ? { ...cluster.listening, port: found.port }
      : { socketDirectory: found.socketDirectory }
  const ended = waitForEnd(() => isPostmasterAlive(found, cluster.directory))
  return { pid: found.pid, isAdopted: true, listening, ended }
}

/**
 * Starts a server; it is not ready yet. It gets a process group of its own, so that a Ctrl-C in the terminal does not
 * end it before those who use it.
 */
export function spawnServer(cluster: Cluster): Server {
  const { listening } = cluster
  forgetDeadPostmaster(cluster.directory, 'socketDirectory' in listening ? listening.socketDirectory : null)
  const log = openServerLog(cluster.logPath)
  const args = ['-D', cluster.directory, ...serverArguments(cluster.listening, cluster.durability)]
  const child = spawn(cluster.binaries.postgres, args, {
    ...cluster.user,
    cwd: '/',
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: serverEnv(),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`))
  })
  return { pid: child.pid ?? 0, isAdopted: false, listening: cluster.listening, ended }
}

/**
 * Waits until the server answers, through a recovery of any length.
 * @returns null when it is ready, or how it ended before that
 * @throws the reason of the signal, when it aborts
 */
export async function untilReady(server: Server, cluster: Cluster, signal: AbortSignal): Promise<string | null> {
  let endedAs: string | null = null
  void server.ended.then((how) => (endedAs = how))
  for (;;) {
    if (endedAs !== null) return endedAs
    const postmaster = readPostmaster(cluster.directory)
    if (postmaster?.pid === server.pid && postmaster.status === 'ready') return null
    await pause(50, undefined, { signal })
  }
}

/**
 * Ends the server: connections are cut and everything is written out; when that lasts longer than the grace, it is
 * ended as by a power cut, from which it recovers at the next start.
 */
export async function stopServer(server: Server, cluster: Cluster, graceMs: number): Promise<void> {
  signalServer(server, cluster, 'fast')
  if (await endsWithin(server, graceMs)) return
  signalServer(server, cluster, 'immediate')
  if (await endsWithin(server, 1000)) return
  sendSignal(server.pid, 'SIGKILL')
  await server.ended
}

type StopMode = 'fast' | 'immediate'

function signalServer(server: Server, { binaries, directory }: Cluster, mode: StopMode): void {
  if (process.platform !== 'win32') return sendSignal(server.pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  spawnSync(binaries.pgCtl, ['stop', '-D', directory, '-m', mode, '--no-wait'], { windowsHide: true })
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

async function endsWithin(server: Server, ms: number): Promise<boolean> {
  const timer = new AbortController()
  try {
    return await Promise.race([server.ended.then(() => true), pause(ms, false, { signal: timer.signal })])
  } finally {
    timer.abort()
  }
}

async function waitForEnd(isAlive: () => boolean): Promise<string> {
  // Watching alone is no reason for a command to go on.
  while (isAlive()) await pause(300, undefined, { ref: false })
  return 'nobody knows what: another process had started it'
}
