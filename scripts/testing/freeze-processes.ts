import { readdirSync, readFileSync } from 'node:fs'

function childrenOf(pid: number): number[] {
  const isChild = (name: string): boolean => {
    try {
      return readFileSync(`/proc/${name}/status`, 'utf8').includes(`\nPPid:\t${pid}\n`)
    } catch {
      // It ended meanwhile.
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isChild(name))
    .map(Number)
}

/**
 * Makes a process and its children stand still, on Linux: the system still takes connections for them, and nobody answers.
 * Gives the way to let them go on.
 */
export function freezeProcesses(pid: number): () => void {
  process.kill(pid, 'SIGSTOP')
  const frozen = [pid, ...childrenOf(pid)]
  for (const one of frozen) process.kill(one, 'SIGSTOP')
  return () => {
    for (const one of frozen.splice(0)) process.kill(one, 'SIGCONT')
  }
}
