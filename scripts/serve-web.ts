import { createServer } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { messageOf } from '#/lib/errors.ts'
import { endUnreadable } from '#/runs-api/http/answers/unreadable-request.ts'
import { readLauncherEnv } from '#/scripts/launcher/env.ts'
import { projectRoot } from '#/scripts/project-root.mjs'
import { serveAssets } from '#/scripts/web/assets.ts'
import { followConnections } from '#/scripts/web/open-connections.ts'
import { answerRefusal, refusalOf } from '#/scripts/web/refusal.ts'
import { readRequestPath } from '#/scripts/web/request-path.ts'

/** What a request under way may still take when the web ends. */
const closeGraceMs = 1500

const { port, host } = readLauncherEnv(process.env)
const isDev = process.argv.includes('--dev')
// Only reloading in development upgrades a connection; Next leaves others open for ever.
const server = createServer({ shouldUpgradeCallback: () => isDev })
const connections = followConnections(server)
const app = next({ dev: isDev, dir: projectRoot, hostname: host, port, httpServer: server })
const handle = app.getRequestHandler()
const assets = isDev ? null : serveAssets(join(projectRoot, '.next', 'static'))

server.on('request', (request, response) => {
  connections.note(response)
  const path = readRequestPath(request.url ?? '/')
  const refusal = refusalOf(request.method ?? 'GET', path)
  if (refusal) return answerRefusal(response, refusal, path.isApi)
  request.url = path.url ?? '/'
  // Who asks, for limits by address: whatever the client said of itself is replaced.
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
  const answer = () => void handle(request, response)
  if (assets) assets(request, response, answer)
  else answer()
})

server.on('clientError', endUnreadable)

async function end(): Promise<void> {
  await connections.close(closeGraceMs)
  process.exit(0)
}

function fail(error: unknown): void {
  const message = `The web cannot start: ${messageOf(error)}`
  console.error(message)
  if (!process.send) process.exit(1)
  process.send({ type: 'failed', message }, () => process.exit(1))
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
// The launcher was killed: nobody would start this again or end it.
process.once('disconnect', () => void end())

try {
  await app.prepare()
  server.once('error', fail)
  server.listen(port, host, () => process.send?.({ type: 'ready' }))
} catch (error) {
  fail(error)
}
