import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { AppError, messageOf } from '#/lib/errors.ts'
import type { RunsApiEnv } from '#/runs-api/env.ts'
import { answerUnreadable, endUnreadable } from '#/runs-api/http/answers/unreadable-request.ts'

export type Listening = { port: number; close: () => Promise<void> }
type Answering = { fetch: (request: Request, env?: object) => Response | Promise<Response> }

/**
 * Answers on RUNS_API_HOST and RUNS_API_PORT. `close` stops taking connections and cuts those that stay open, such as
 * event streams, so that it ends at once.
 * @throws AppError `unavailable` with a sentence when the address cannot be taken
 */
export async function listen(app: Answering, env: RunsApiEnv): Promise<Listening> {
  const { RUNS_API_HOST: hostname, RUNS_API_PORT: port } = env
  return new Promise((resolve, reject) => {
    const server = createServer(getRequestListener(app.fetch, { hostname, errorHandler: answerUnreadable }))
    server.on('clientError', endUnreadable)
    server.listen(port, hostname, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
    server.on('error', (error) => {
      const sentence = `The runs API cannot listen on ${hostname}:${port} (${messageOf(error)}): set RUNS_API_PORT to a free port.`
      reject(new AppError('unavailable', sentence, { cause: error }))
    })
  })
}
