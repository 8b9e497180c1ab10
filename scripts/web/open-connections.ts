import type { Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

export type OpenConnections = {
  note: (response: ServerResponse) => void
  /** Stops listening, cuts event streams, lets other answers finish within the grace and cuts what is left. */
  close: (graceMs: number) => Promise<void>
}

/**
 * Follows a server's connections so that it can end: an event stream never finishes, and upgraded sockets are no longer
 * known to the server.
 */
export function followConnections(server: Server): OpenConnections {
  const sockets = new Set<Duplex>()
  const answers = new Set<ServerResponse>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return {
    note: (response) => {
      answers.add(response)
      response.on('close', () => answers.delete(response))
    },
    close: async (graceMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      for (const answer of answers) if (isEventStream(answer)) answer.destroy()
      await Promise.race([closed, pause(graceMs)])
      for (const socket of sockets) socket.destroy()
    },
  }
}

function isEventStream(answer: ServerResponse): boolean {
  return String(answer.getHeader('content-type')).startsWith('text/event-stream')
}
