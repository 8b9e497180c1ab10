import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { processIdentity } from './process-identity.mjs'

const Pid = z.number().int().nullable()
const Identity = z.string().nullable()

const PidRecord = z.object({
  launcher: Pid,
  postgres: Pid,
  runsApi: Pid,
  web: Pid,
  /** what tells these processes from later ones with the same ids */
  identities: z.object({ runsApi: Identity, web: Identity }),
})

type PidRecord = z.infer<typeof PidRecord>
export type RecordedProcess = 'postgres' | 'runsApi' | 'web'

/**
 * Keeps the process ids of this start in DATA_DIR/pids.json, for tests and for the next start.
 * @returns notes that a process has started (its id) or ended (null)
 */
export function openPidRecord(dataDir: string): (name: RecordedProcess, pid: number | null) => void {
  const record: PidRecord = {
    launcher: process.pid,
    postgres: null,
    runsApi: null,
    web: null,
    identities: { runsApi: null, web: null },
  }
  writeRecord(dataDir, record)
  return (name, pid) => {
    record[name] = pid
    if (name !== 'postgres') record.identities[name] = pid === null ? null : processIdentity(pid)
    writeRecord(dataDir, record)
  }
}

/** How long our programs may take to end after the launcher that started them was killed. */
const leftoverGraceMs = 10_000

/**
 * Programs of a start whose launcher was killed end by themselves when their channel closes; their ports are free only
 * then. They are waited for, and ended when they do not.
 */
export async function endLeftovers(dataDir: string, say: (line: string) => void): Promise<void> {
  const pids = findLeftovers(dataDir)
  if (pids.length === 0) return
  say('Waiting for what the last start left running …')
  const deadline = Date.now() + leftoverGraceMs
  while (Date.now() < deadline && findLeftovers(dataDir).length > 0) await pause(100)
  for (const pid of findLeftovers(dataDir)) process.kill(pid, 'SIGKILL')
}

function findLeftovers(dataDir: string): number[] {
  const record = readRecord(dataDir)
  if (!record) return []
  const isSame = (pid: number, identity: string | null) => identity !== null && processIdentity(pid) === identity
  const names = ['runsApi', 'web'] as const
  return names.flatMap((name) => {
    const pid = record[name]
    return pid !== null && isSame(pid, record.identities[name]) ? [pid] : []
  })
}

function readRecord(dataDir: string): PidRecord | null {
  try {
    return PidRecord.parse(JSON.parse(readFileSync(join(dataDir, 'pids.json'), 'utf8')))
  } catch {
    // None yet, or damaged by a power cut: after that, nothing is left running.
    return null
  }
}

function writeRecord(dataDir: string, record: PidRecord): void {
  const path = join(dataDir, 'pids.json')
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(record)}\n`, { mode: 0o600 })
  renameSync(draft, path)
}
