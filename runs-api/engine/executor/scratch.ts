import { mkdir, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/**
 * Makes a scratch directory for this process under `root`, and removes those of processes of this machine that ended
 * without cleaning up. Machines that share `root` leave each other's alone.
 */
export async function makeScratch(root: string): Promise<string> {
  await mkdir(root, { recursive: true })
  const prefix = `executor-${hostname()}-`
  for (const name of await readdir(root)) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('.')[0] : Number.NaN)
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(root, name), { recursive: true, force: true })
  }
  const scratch = join(root, `${prefix}${process.pid}.${Date.now().toString(36)}`)
  await mkdir(scratch)
  return scratch
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (thrown) {
    // EPERM: it lives, under another user.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
