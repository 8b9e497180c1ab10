import { readFileSync, readdirSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

const megabytes = (kilobytes: number) => Math.round(kilobytes / 1024)

function kilobytesOf(pid: number | string, file: string, field: string): number {
  try {
    return Number(
      new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0,
    )
  } catch {
    // It ended meanwhile.
    return 0
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/**
 * Memory in megabytes, on Linux. What the processes of Postgres share counts once in `postgres_mb` (their proportional
 * shares), and once a process in `postgres_rss_mb`.
 */
export function readMemory({ apiPid, postgresPid }: { apiPid: number; postgresPid: number }) {
  if (process.platform !== 'linux') return null
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const postgres = processes.filter((pid) => Number(pid) === postgresPid || parentOf(pid) === postgresPid)
  const sum = (file: string, field: string) =>
    megabytes(postgres.reduce((total, pid) => total + kilobytesOf(pid, file, field), 0))
  return {
    api_rss_mb: megabytes(kilobytesOf(apiPid, 'status', 'VmRSS')),
    api_peak_rss_mb: megabytes(kilobytesOf(apiPid, 'status', 'VmHWM')),
    postgres_mb: sum('smaps_rollup', 'Pss'),
    postgres_rss_mb: sum('status', 'VmRSS'),
    postgres_processes: postgres.length,
  }
}

/** What the tables of runs and their indexes take on disk, in megabytes. */
export async function readSizes(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; bytes: number }>`
    select relname as name, pg_relation_size(oid) as bytes from pg_class
    where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 1000000
    order by 2 desc`.execute(db)
  const whole = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db)
  const sizes = [...rows, { name: 'the whole store', bytes: whole.rows[0]?.bytes ?? 0 }]
  return Object.fromEntries(sizes.map(({ name, bytes }) => [name, Math.round(bytes / 1e5) / 10]))
}
