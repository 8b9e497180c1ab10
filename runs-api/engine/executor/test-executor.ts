import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { jobOf, makeWarehouse, temporaryDirectory } from '#/runs-api/engine/connectors/test-source.ts'
import type { QueryLimits } from './query-job.ts'
import { createExecutor } from './executor.ts'

type Options = Partial<QueryLimits> & { rowLimit?: number }

/** An executor over a warehouse of a thousand orders, closed when the test file is through. */
export async function openTestExecutor(size: number) {
  const directory = await temporaryDirectory()
  const dataSource = await makeWarehouse(directory)
  const executor = createExecutor({ size, scratchDir: join(directory, 'scratch') })
  afterAll(executor.close)
  const job = (sql: string, options: Options = {}) => jobOf(directory, { dataSource, sql, ...options })
  const run = async (sql: string, options: Options = {}, signal?: AbortSignal) =>
    executor.execute(await job(sql, options), signal)
  return { executor, directory, dataSource, job, run }
}

/** The processes for queries that a process of this machine has started and that live; Linux only. */
export async function queryProcessesOf(parentPid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const isOurs = async (pid: number) => {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ])
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(parent) === parentPid && state !== 'Z' && command.includes('query-child.ts')
  }
  const ours = await Promise.all(pids.map(isOurs))
  return pids.filter((_, index) => ours[index])
}

/** A query that never ends by itself and takes no memory. */
export const endless = 'SELECT count(*) FROM range(1000000000000) AS a, range(1000000) AS b'
