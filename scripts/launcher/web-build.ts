import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { waitForLock } from '#/scripts/processes/process-lock.mjs'
import { sayWhile } from '#/scripts/progress.mjs'
import { projectRoot } from '#/scripts/project-root.mjs'
import { AppError } from '#/lib/errors.ts'
import { compressAssets } from './compress-assets.ts'
import { hashSources } from './sources-hash.ts'

type Say = (line: string) => void

/**
 * Runs `next build` unless the pages in .next were built from these very sources. Starts that come at the same time
 * wait for the first one.
 * @param signal ends a build that is going on
 * @throws {AppError} internal, after the compiler's messages were printed
 */
export async function buildWhenNeeded(say: Say, signal: AbortSignal): Promise<void> {
  if (isBuilt()) return
  const release = await waitForLock(
    join(projectRoot, '.setup.lock'),
    (holder) => say(`Another process (${holder}) installs or builds here; waiting for it …`),
    signal,
  )
  try {
    if (isBuilt()) return
    // Sources that change while they are built make another build at the next start.
    const hash = hashSources(projectRoot)
    say('Building the pages (half a minute or so, only when the sources changed) …')
    await sayWhile('still building', buildPages(signal), say)
    writeFileSync(stampPath, hash)
  } finally {
    release()
  }
}

const stampPath = join(projectRoot, '.next', 'runboard-sources')

function isBuilt(): boolean {
  if (!existsSync(join(projectRoot, '.next', 'BUILD_ID')) || !existsSync(stampPath)) return false
  return readFileSync(stampPath, 'utf8') === hashSources(projectRoot)
}

async function buildPages(signal: AbortSignal): Promise<void> {
  await runNextBuild(signal)
  await compressAssets(join(projectRoot, '.next', 'static'))
}

async function runNextBuild(signal: AbortSignal): Promise<void> {
  const next = join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
  const [output, errors, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (exitCode === 0) return
  process.stderr.write(`${output}${errors}\n`)
  throw new AppError(
    'internal',
    `The pages cannot be built (next build ended with code ${exitCode}): read its lines above.`,
  )
}
