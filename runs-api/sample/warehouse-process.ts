import { readFile } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { messageOf } from '#/lib/errors.ts'

/** The main file of a process that makes a DuckDB file: its path, then that of the SQL. It ends with its parent. */
async function make(file: string, script: string): Promise<void> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  await connection.run("set TimeZone = 'UTC'")
  await connection.run(await readFile(script, 'utf8'))
  await connection.run('checkpoint')
  connection.closeSync()
  instance.closeSync()
}

// The fastest way out: an orderly exit would wait for the engine's threads.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

const [file = '', script = ''] = process.argv.slice(2)
try {
  await make(file, script)
  process.exit(0)
} catch (error) {
  console.error(messageOf(error))
  process.exit(1)
}
