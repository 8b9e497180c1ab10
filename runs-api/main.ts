import { parseArgs } from 'node:util'
import { AppError, messageOf } from '#/lib/errors.ts'
import { readEnv } from '#/runs-api/env.ts'
import { openLog } from '#/runs-api/log.ts'
import { listen } from '#/runs-api/system/listen.ts'
import { openSystem, roles, type SystemRole } from '#/runs-api/system/open-system.ts'
import { prepareWorkspace } from '#/runs-api/system/prepare-workspace.ts'

const graceMs = 6_000

function readRole(): SystemRole {
  const { values } = parseArgs({ options: { role: { type: 'string', default: 'all' } } })
  const role = roles.find((known) => known === values.role)
  if (role === undefined) throw new AppError('bad_request', `--role takes ${roles.join(', ')}, not "${values.role}"`)
  return role
}

/** Ends everything once, at the first signal; without a parent to report to there is nothing to go on for either. */
function endOnSignal(end: () => Promise<void>): void {
  let ending: Promise<void> | undefined
  const onSignal = (): void => {
    ending ??= end().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, onSignal)
}

function exitEarly(): void {
  process.exit(1)
}

async function main(): Promise<void> {
  // Until there is something to end in good order, a launcher that went leaves nothing to start for.
  process.once('disconnect', exitEarly)
  const env = readEnv()
  const log = openLog(env.LOG_LEVEL)
  const role = readRole()
  const system = await openSystem(env, { role, log })
  const workspace = await prepareWorkspace(system, env, log)
  const server = role === 'worker' ? undefined : await listen(system.app, env)
  process.off('disconnect', exitEarly)
  endOnSignal(async () => {
    await Promise.all([server?.close(), workspace.close()])
    await system.close(graceMs)
  })
  log.info('The runs API is ready', { role, port: server?.port ?? null })
  process.send?.({ type: 'ready', port: server?.port ?? null, signInPath: workspace.signInPath })
}

try {
  await main()
} catch (error) {
  const message = messageOf(error)
  if (!(error instanceof AppError)) console.error(error)
  if (process.send) process.send({ type: 'failed', message }, exitEarly)
  else {
    console.error(message)
    exitEarly()
  }
}
