import { createServer } from 'node:net'
import { z } from 'zod'
import { AppError, messageOf } from '#/lib/errors.ts'

export type WantedPort = { port: number; host: string; portVariable: string; hostVariable: string }

/**
 * Sees that a server could listen there.
 * @throws {AppError} conflict, with the sentence that says which variable changes it
 */
export async function requireFreePort(wanted: WantedPort): Promise<void> {
  const problem = await listenOnce(wanted.port, wanted.host)
  if (problem) throw new AppError('conflict', describe(wanted, problem), { cause: problem })
}

function listenOnce(port: number, host: string): Promise<Error | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

const SystemError = z.object({ code: z.string() })

function describe({ port, host, portVariable, hostVariable }: WantedPort, problem: Error): string {
  const code = SystemError.safeParse(problem).data?.code
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken: stop what listens there, or set ${portVariable} to a free port.`
  }
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has: set ${portVariable} above 1023.`
  return `Nothing can listen on ${host}:${port} (${messageOf(problem)}): correct ${hostVariable} or ${portVariable}.`
}
