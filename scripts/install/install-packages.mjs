import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitForLock } from '../processes/process-lock.mjs'
import { sayWhile } from '../progress.mjs'
import { projectRoot } from '../project-root.mjs'
import { isInstalledAlready } from './installed-already.mjs'
import { runNpmCi } from './npm-ci.mjs'

/**
 * Brings node_modules to what package-lock.json says, when it is not there yet. Starts that come at the same time wait
 * for the first one: `npm ci` empties node_modules before it fills it.
 * @param {(line: string) => void} say
 * @throws {Error} with a sentence for the person, when npm fails
 */
export async function installWhenNeeded(say) {
  const wanted = wantedStamp()
  if (readStamp() === wanted) return
  const release = await waitForLock(join(projectRoot, '.setup.lock'), (holder) =>
    say(`Another process (${holder}) installs or builds here; waiting for it …`),
  )
  try {
    if (readStamp() === wanted) return
    if (!isInstalledAlready(projectRoot)) await install(say)
    writeFileSync(stampPath(), wanted)
  } finally {
    release()
  }
}

/** @param {(line: string) => void} say */
async function install(say) {
  say('Installing the packages of package-lock.json (npm ci, about a minute the first time) …')
  const exitCode = await sayWhile('still installing', runNpmCi(projectRoot), say)
  if (exitCode !== 0) {
    throw new Error(`npm ci ended with code ${exitCode}: read its lines above, check the network, and start again.`)
  }
}

/** The platform belongs to it: packages with binaries differ, and a directory may be shared with another system. */
function wantedStamp() {
  const lockFile = readFileSync(join(projectRoot, 'package-lock.json'))
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lockFile).digest('hex')}\n`
}

function readStamp() {
  return existsSync(stampPath()) ? readFileSync(stampPath(), 'utf8') : null
}

function stampPath() {
  return join(projectRoot, 'node_modules', '.runboard-installed')
}
