import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '#/lib/errors.ts'

/** One run of a process. */
export type Life = {
  pid: number
  /** resolves when it has ended, with how: "signal SIGKILL", "code 1" */
  ended: Promise<string>
}

export type KeepAliveOptions<L extends Life> = {
  /** as the log names it: "The runs API" */
  name: string
  /** the life that is there already, when there is one */
  first?: L
  /** called again after each death; may take as long as it needs */
  start: (signal: AbortSignal) => Promise<L>
  onPid: (pid: number | null) => void
  /** a death, the n-th one in a row */
  onDeath?: (deathsInARow: number) => void
  say: (line: string) => void
}

export type Keeper<L extends Life> = {
  current: () => L | null
  /** Starts no new life from now on; ending the current one is the caller's. */
  letGo: () => void
}

/** A process that lived this long did not die of how it was started. */
const soundLifeMs = 30_000

/** How long to wait before the n-th start in a row: a quarter of a second, doubled each time, up to ten seconds. */
export function restartDelayMs(deathsInARow: number): number {
  return Math.min(250 * 2 ** (deathsInARow - 1), 10_000)
}

/** Starts a process and starts it again whenever it dies, saying so, until it is let go. */
export function keepAlive<L extends Life>(options: KeepAliveOptions<L>): Keeper<L> {
  const stopping = new AbortController()
  let current: L | null = options.first ?? null
  async function liveOnce(): Promise<{ livedMs: number; epitaph: string }> {
    const bornAt = Date.now()
    try {
      current ??= await options.start(stopping.signal)
    } catch (error) {
      return { livedMs: 0, epitaph: `${options.name} could not be started (${messageOf(error)})` }
    }
    const { pid, ended } = current
    options.onPid(pid)
    const how = await ended
    current = null
    options.onPid(null)
    return { livedMs: Date.now() - bornAt, epitaph: `${options.name} (process ${pid}) ended with ${how}` }
  }
  async function liveOnAndOn(): Promise<void> {
    for (let deaths = 1; !stopping.signal.aborted; deaths += 1) {
      const { livedMs, epitaph } = await liveOnce()
      if (stopping.signal.aborted) return
      if (livedMs > soundLifeMs) deaths = 1
      const delayMs = restartDelayMs(deaths)
      options.say(`${new Date().toISOString()} ${epitaph}; starting it again in ${delayMs / 1000} s.`)
      options.onDeath?.(deaths)
      await pause(delayMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  void liveOnAndOn()
  return { current: () => current, letGo: () => stopping.abort() }
}
