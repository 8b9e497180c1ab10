import { Client } from 'pg'
import type { DataSourceOf } from '#/runs-api/engine/data-sources/data-source.ts'
import { connectFailure, postgresFailure } from './postgres-failure.ts'
import { QueryFailure } from './query-failure.ts'

const connectTimeoutMs = 10_000
const cancelTimeoutMs = 1_000

export type PostgresSource = DataSourceOf<'postgres'>

/**
 * A connection inside a READ ONLY transaction of a role that has no way to the server's files. Report SQL may call
 * `set_config` and lift the time limit, so the stop signal also cancels the query and cuts the connection.
 * Throws QueryFailure: `ResourceFailure` when the server cannot be reached, `NotAllowed` for a role with too much power.
 */
export async function openReadOnly(
  source: PostgresSource,
  { timeoutMs }: { timeoutMs: number },
): Promise<{ client: Client; backendPid: number }> {
  const client = clientOf(source, Math.min(connectTimeoutMs, timeoutMs))
  // Without a listener a connection that breaks between two queries would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (thrown) {
    throw connectFailure(thrown, source.name)
  }
  try {
    await refusePowerfulRole(client, source)
    await noticeLostClient(client)
    await client.query(`BEGIN READ ONLY;
      SET LOCAL statement_timeout = ${Math.ceil(timeoutMs)}; SET LOCAL cursor_tuple_fraction = 1;
      SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
      SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`)
    const { rows } = await client.query<{ pid: number }>('SELECT pg_catalog.pg_backend_pid() AS pid')
    return { client, backendPid: rows[0]?.pid ?? 0 }
  } catch (thrown) {
    await client.end()
    throw postgresFailure(thrown)
  }
}

/** Stops what the connection executes, on the server too, and closes it. Returns when both are tried. */
export async function cutOff(client: Client, source: PostgresSource, backendPid: number): Promise<void> {
  const other = clientOf(source, cancelTimeoutMs)
  other.on('error', () => undefined)
  const cancel = async () => {
    await other.connect()
    await other.query('SELECT pg_catalog.pg_cancel_backend($1)', [backendPid])
    await other.end()
  }
  // When the server does not even take a connection, it is left to notice that its client is gone.
  await cancel().catch(() => undefined)
  await client.end()
}

function clientOf({ url }: PostgresSource, connectionTimeoutMillis: number): Client {
  return new Client({ connectionString: url, application_name: 'runboard', connectionTimeoutMillis, keepAlive: true })
}

async function refusePowerfulRole(client: Client, source: PostgresSource): Promise<void> {
  const { rows } = await client.query<{ role: string }>(`
    SELECT rolname::text AS role FROM pg_catalog.pg_roles
    WHERE (rolsuper OR rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program'))
      AND pg_catalog.pg_has_role(session_user, oid, 'MEMBER')
    ORDER BY rolsuper DESC, rolname LIMIT 1`)
  const power = rows[0]
  if (power === undefined) return
  const words = `The data source "${source.name}" signs in with the powers of "${power.role}", which reach the files of the server.`
  throw new QueryFailure('NotAllowed', `${words} Give it a role that is not a superuser and only reads.`)
}

/** Lets the server end a query whose client was killed. Older servers and some systems do not know how. */
async function noticeLostClient(client: Client): Promise<void> {
  await client.query('SET client_connection_check_interval = 1000').catch(() => undefined)
}
