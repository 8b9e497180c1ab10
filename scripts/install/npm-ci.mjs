import { spawn } from 'node:child_process'

/**
 * Runs `npm ci` in `root` with its output on stderr, so that a command that prints one line on stdout stays clean.
 * Development packages come too, whatever NODE_ENV says: the build needs their types.
 * @param {string} root
 * @returns {Promise<number>} the exit code
 */
export function runNpmCi(root) {
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error']
  const npm = npmCommand()
  const child = spawn(npm.command, [...npm.args, ...args], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: npm.needsShell,
  })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`npm cannot be run (${error.message}): install npm.`)))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Under npm its own script is known; `npm.cmd` on Windows runs in a shell only. */
function npmCommand() {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js')) return { command: process.execPath, args: [script], needsShell: false }
  return { command: 'npm', args: [], needsShell: process.platform === 'win32' }
}
