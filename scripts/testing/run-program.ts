import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#/scripts/project-root.mjs'

/**
 * Runs a JavaScript program of node_modules on this Node, with its output on the terminal.
 * @param program path below node_modules
 * @returns the exit code; 1 for one that was killed or could not be run
 */
export async function runProgram(program: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, 'node_modules', program), ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const endChild = () => child.kill('SIGTERM')
  process.once('SIGTERM', endChild)
  const exitCode = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
  process.off('SIGTERM', endChild)
  return exitCode
}
