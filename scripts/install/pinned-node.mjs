import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../project-root.mjs'

/**
 * Path of the Node that package-lock.json pins, or of the running one where npm brought none that works (macOS, musl).
 * @returns {string}
 * @throws {Error} with a sentence, when neither will do
 */
export function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = join(projectRoot, 'node_modules', `node-${system}-${process.arch}`, 'bin', file)
  if (spawnSync(pinned, ['--version']).status === 0) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(`Runboard runs on Node 24, and this is ${process.version}: install Node 24 and start again.`)
}

/**
 * Runs a script of the project on the pinned Node and ends this process as that one ends. Signals are passed on, and an
 * open channel tells the script when this process was killed.
 * @param {string} script path from the project's root
 * @param {string[]} args
 */
export function runOnPinnedNode(script, args) {
  const child = spawn(pinnedNode(), [join(projectRoot, script), ...args], {
    cwd: projectRoot,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
