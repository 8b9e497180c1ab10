import type { AppContext } from '#/runs-api/http/context.ts'

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const maxLength = 64

/** The address a request came from. A proxy on this machine is believed about whom it speaks for, nobody else is. */
export function clientAddress(c: AppContext): string {
  const peer = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
  if (!loopback.test(peer)) return peer
  // The last entry is what the nearest proxy saw; those before it are whatever the client wrote.
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded?.slice(0, maxLength) || peer
}
