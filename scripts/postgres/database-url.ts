import type { Listening } from './server-settings.ts'

/** The address of a database of the embedded server, as `pg` understands it. */
export function databaseUrl(listening: Listening, database: string): string {
  if ('port' in listening) return `postgresql://postgres:${listening.password}@127.0.0.1:${listening.port}/${database}`
  // `host` and `port` of the query win; saying the port keeps a PGPORT of the environment out.
  return `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(listening.socketDirectory)}&port=5432`
}

/** Host and database of an address, without user and password, for a message. */
export function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read'
  const { host, pathname } = new URL(url)
  return `${host || 'the local socket'}${pathname}`
}
