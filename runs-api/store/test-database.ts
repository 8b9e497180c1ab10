import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { migrate, openStore, type Store } from '#/runs-api/store/open-store.ts'

/** Test files run in parallel processes: one at a time makes the template, or copies it. */
const lockNumber = 7_301_926

async function onServer<T>(serverUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(serverUrl: string, database: string): string {
  return serverUrl.replace(/(@[^/]*)\/[^?]*/, `$1/${database}`)
}

/** Named for what the migrations say, so that a server that stays up never offers an old schema. */
async function templateName(): Promise<string> {
  const folder = join(import.meta.dirname, 'migrations')
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).toSorted()) hash.update(await readFile(join(folder, name)))
  return `runboard_template_${hash.digest('hex').slice(0, 12)}`
}

async function makeTemplate(client: Client, serverUrl: string, template: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount === 1) return
  const unfinished = `${template}_${randomBytes(4).toString('hex')}`
  await client.query(`create database ${unfinished}`)
  const store = openStore(urlOf(serverUrl, unfinished), { maxConnections: 2 })
  await migrate(store.db)
  await store.close()
  await client.query(`alter database ${unfinished} rename to ${template}`)
}

export type TestDatabase = { store: Store; url: string; drop: () => Promise<void> }

/** A fresh, migrated database on the server of the test run. `drop` ends the store and removes the database. */
export async function openTestDatabase(maxConnections = 8): Promise<TestDatabase> {
  const serverUrl = inject('databaseUrl')
  const database = `test_${randomBytes(6).toString('hex')}`
  const template = await templateName()
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await makeTemplate(client, serverUrl, template)
    await client.query(`create database ${database} template ${template}`)
  })
  const url = urlOf(serverUrl, database)
  const store = openStore(url, { maxConnections })
  const drop = async (): Promise<void> => {
    await store.close()
    await onServer(serverUrl, (client) => client.query(`drop database if exists ${database} with (force)`))
  }
  return { store, url, drop }
}
