import { Socket } from 'node:net'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Log } from '#/runs-api/log.ts'
import { isUnreachable } from '#/runs-api/store/is-unreachable.ts'

export type StoreWatch = {
  isSilent: () => boolean
  /** Calls back when the store stops answering, until the returned function is called. */
  whenSilent: (tell: () => void) => () => void
  /** The socket of a connection to the store, which ends with an error while the store is silent. */
  openSocket: () => Socket
  close: () => Promise<void>
}

const everyMs = 250
/** A store that leaves `select 1` unanswered for so long answers nothing; one that is only busy is given as long as can be. */
const patienceMs = 1_200

class Silence extends Error {
  readonly code = 'ETIMEDOUT'
  override message = 'The store does not answer'
}

/** Waits for what the store is asked. Time in which this process itself stood still is not held against the store. */
async function answered<T>(asking: Promise<T>): Promise<T> {
  const late = new AbortController()
  const patience = wait(patienceMs, undefined, { signal: late.signal }).then(async () => {
    await nextTurn()
    throw new Silence()
  })
  try {
    return await Promise.race([asking, patience])
  } finally {
    late.abort()
    patience.catch(() => undefined)
    asking.catch(() => undefined)
  }
}

/** A server that is full refuses one more connection, and answers on those it has. */
function isGone(error: unknown): boolean {
  return isUnreachable(error) && !(error instanceof Error && 'code' in error && error.code === '53300')
}

type Connections = Pick<StoreWatch, 'isSilent' | 'whenSilent' | 'openSocket'> & {
  fallSilent: (error: unknown) => void
  speak: () => void
}

/** The connections to a store, which are cut when it falls silent, and new ones until it speaks again. */
function openConnections(log: Log): Connections {
  const sockets = new Set<Socket>()
  const listeners = new Set<() => void>()
  let isSilent = false
  return {
    fallSilent: (error) => {
      if (isSilent) return
      isSilent = true
      log.failure('The store does not answer', error)
      for (const socket of sockets) socket.destroy(new Silence())
      for (const tell of listeners) tell()
    },
    speak: () => {
      if (isSilent) log.info('The store answers again')
      isSilent = false
    },
    isSilent: () => isSilent,
    whenSilent: (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    openSocket: () => {
      const socket = new Socket()
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      // Not before whoever asked for it listens.
      if (isSilent) setImmediate(() => socket.destroy(new Silence()))
      return socket
    },
  }
}

/**
 * Asks the store four times a second, over a connection of its own, whether it answers: one that was stopped, or that the
 * network lost, still takes what is sent and would leave everybody waiting. As soon as it does not answer, every connection
 * is cut, so that who waits learns of it, and new ones fail at once until it answers again.
 */
export function openStoreWatch(databaseUrl: string, log: Log): StoreWatch {
  const stopping = new AbortController()
  const { fallSilent, speak, ...connections } = openConnections(log)

  /** Asks over one connection until that breaks, which says nothing yet: a server may end one and answer on the next. */
  async function askOn(client: Client): Promise<void> {
    const ended = new AbortController()
    client.on('error', () => ended.abort())
    client.on('end', () => ended.abort())
    const pausing = AbortSignal.any([stopping.signal, ended.signal])
    await answered(client.connect())
    speak()
    for (;;) {
      await wait(everyMs, undefined, { signal: pausing }).catch(() => undefined)
      if (pausing.aborted) return
      const failure: unknown = await answered(client.query('select 1')).then(
        () => null,
        (error: unknown) => error,
      )
      if (failure instanceof Silence) throw failure
      if (failure !== null) return
    }
  }

  async function ask(): Promise<void> {
    const socket = new Socket()
    const client = new Client({ connectionString: databaseUrl, stream: () => socket })
    try {
      await askOn(client)
    } catch (error) {
      if (isGone(error)) fallSilent(error)
      await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    } finally {
      socket.destroy()
    }
  }

  async function askUntilStopped(): Promise<void> {
    while (!stopping.signal.aborted) await ask()
  }

  const asking = askUntilStopped()
  return {
    ...connections,
    close: async () => {
      stopping.abort()
      await asking
    },
  }
}
