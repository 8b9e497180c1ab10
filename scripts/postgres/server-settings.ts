import { totalmem } from 'node:os'

/** Where the server listens: a socket only its user can reach, or, on Windows, a port of this machine with a password. */
export type Listening = { socketDirectory: string } | { port: number; password: string }

/** Speed that tests may buy with the safety of their data. */
export type Durability = 'safe' | 'throwaway'

/**
 * Settings as arguments of the server, so that a new version of ours brings its own; nothing is written into the data
 * directory. Sized for two cores and up.
 */
export function serverArguments(listening: Listening, durability: Durability): string[] {
  const settings = { ...listenSettings(listening), ...sharedSettings(), ...durabilitySettings[durability] }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function listenSettings(listening: Listening): Record<string, string> {
  if ('port' in listening) return { listen_addresses: '127.0.0.1', port: String(listening.port) }
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${listening.socketDirectory}"`,
    unix_socket_permissions: '0700',
  }
}

/** A quarter of a small machine's memory; of what a larger one has beyond 8 GB half, as the other processes need no more there. */
function sharedBuffersMb(memoryMb: number): number {
  const wantedMb = Math.min(memoryMb, 8192) / 4 + Math.max(0, memoryMb - 8192) / 2
  return Math.floor(Math.min(16_384, Math.max(128, wantedMb)))
}

function sharedSettings(): Record<string, string> {
  // A container is told how much of the machine's memory is its own.
  const memoryMb = Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20)
  return {
    max_connections: '100',
    shared_buffers: `${sharedBuffersMb(memoryMb)}MB`,
    effective_cache_size: `${Math.floor(memoryMb / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    jit: 'off',
    // One server without replicas: the smaller log, written out less often.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '2GB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    cluster_name: 'runboard',
  }
}

const durabilitySettings: Record<Durability, Record<string, string>> = {
  safe: {},
  throwaway: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
}
