import { readFile, writeFile } from 'node:fs/promises'

/** Whether this system shows the memory of other processes; elsewhere a child has to tell its own. */
export const canSeeMemory = process.platform === 'linux'

/** Resident memory of a process in bytes; null when it is gone or cannot be seen. */
export async function residentBytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

/** Makes this process the one that Linux ends first when the machine runs out of memory. */
export async function volunteerForOomKill(): Promise<void> {
  if (canSeeMemory) await writeFile('/proc/self/oom_score_adj', '900').catch(() => undefined)
}
