import { fork } from 'node:child_process'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '#/lib/errors.ts'
import type { Log } from '#/runs-api/log.ts'

const program = fileURLToPath(new URL('warehouse-process.ts', import.meta.url))
const partial = '.partial'

/** A database file, and the SQL that makes it; both are absolute paths. */
export type Warehouse = { file: string; script: string }

/** The day, in UTC, on which a file was made; undefined when there is none. */
async function dayOf(file: string): Promise<string | undefined> {
  return stat(file).then(
    ({ mtime }) => mtime.toISOString().slice(0, 10),
    () => undefined,
  )
}

/** What a process left that was ended while it made the warehouse. */
async function removePartials(file: string): Promise<void> {
  const folder = dirname(file)
  const left = (await readdir(folder)).filter((name) => name.startsWith(`${basename(file)}.`) && name.includes(partial))
  for (const name of left) await rm(join(folder, name), { force: true })
}

/** Runs the SQL in a process of its own: it takes seconds, in which this one goes on answering. */
async function runScript(target: string, script: string): Promise<void> {
  const child = fork(program, [target, script], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const ended = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) =>
      resolve(code === 0 ? '' : complaint.trim() || `it ended with ${signal ?? code}`),
    )
  })
  if (ended === '') return
  throw new AppError('unavailable', `The sample warehouse could not be made: ${ended}`)
}

async function make({ file, script }: Warehouse): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await removePartials(file)
  const unfinished = `${file}.${process.pid}${partial}`
  await runScript(unfinished, script)
  await rename(unfinished, file)
}

/**
 * Makes the warehouse when it is missing, and anew on another day, since its reports ask for the last days: under another
 * name first, so that a file of its name is always whole. One process at a time.
 * @throws AppError `unavailable` with a sentence when the disk, or the SQL, does not allow it and there is none yet
 */
export async function makeWarehouse(warehouse: Warehouse, log: Log): Promise<void> {
  const madeOn = await dayOf(warehouse.file)
  if (madeOn === new Date().toISOString().slice(0, 10)) return
  log.info('Making the sample warehouse …')
  const startedAt = performance.now()
  try {
    await make(warehouse)
  } catch (error) {
    if (madeOn === undefined) throw error
    return log.failure('The sample warehouse stays as it was', error, { madeOn })
  }
  log.info('The sample warehouse is made', { seconds: Math.round((performance.now() - startedAt) / 1000) })
}
