import { installWhenNeeded } from './install-packages.mjs'
import { runOnPinnedNode } from './pinned-node.mjs'

/**
 * What every command of package.json does first, on whatever Node the machine has: install when needed, then run the
 * TypeScript on the pinned Node.
 * @param {string} script path from the project's root
 * @param {string[]} args
 */
export async function runScript(script, args) {
  try {
    requireNode()
    await installWhenNeeded((line) => process.stderr.write(`${line}\n`))
    runOnPinnedNode(script, args)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new Error(`Runboard needs Node 20.9 or newer, and this is ${process.version}: install Node 24 and start again.`)
}
