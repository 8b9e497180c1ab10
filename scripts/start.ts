import { AppError } from '#/lib/errors.ts'
import { listenToEndSignals } from '#/scripts/launcher/end-signals.ts'
import { loadEnvFile, readLauncherEnv } from '#/scripts/launcher/env.ts'
import { launch, type Running } from '#/scripts/launcher/launch.ts'
import { shutDown, shutDownAtOnce } from '#/scripts/launcher/shut-down.ts'

const running: Running = {}
const ending = new AbortController()

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function start(): Promise<void> {
  loadEnvFile()
  const settings = readLauncherEnv(process.env)
  const isDev = process.argv.includes('--dev')
  const signInPath = await launch(running, { settings, isDev, say, ending })
  say(`Runboard is ready: ${settings.publicUrl}`)
  if (signInPath) say(`Sign in once with: ${settings.publicUrl}${signInPath}`)
}

async function end(exitCode: number): Promise<void> {
  await shutDown(running)
  process.exit(exitCode)
}

async function endAtOnce(): Promise<void> {
  say('Ending at once …')
  await shutDownAtOnce(running)
  process.exit(1)
}

// The terminal may be gone before we are; what we have to say then is of no use to anybody.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

let isWanted = true
listenToEndSignals({
  onEnd: () => {
    say('Ending; a second Ctrl-C ends at once …')
    isWanted = false
    ending.abort()
    void started.then(() => end(0))
  },
  onSecondWish: () => void endAtOnce(),
})

const started = start().catch((error: unknown) => {
  if (!isWanted) return undefined
  console.error(error instanceof AppError ? error.message : error)
  return end(1)
})
