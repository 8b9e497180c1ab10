import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createExecutor } from './executor.ts'
import { endless, openTestExecutor, queryProcessesOf } from './test-executor.ts'

const { executor, directory, job, run } = await openTestExecutor(2)

const partials = async () => (await readdir(join(directory, 'results'))).filter((file) => file.endsWith('.partial'))
const scratch = async () => readdir(join(directory, 'scratch'), { recursive: true })

describe('executing queries', () => {
  test('the result is in place when the outcome is there', async () => {
    const given = await job('SELECT * FROM orders')
    const outcome = await executor.execute(given)
    expect(outcome).toMatchObject({ ok: true, rows: 1000 })
    const file = await readFile(given.outputPath)
    expect(file.subarray(0, 4).toString()).toBe('PAR1')
    expect(outcome.ok && outcome.bytes).toBe(file.length)
  })

  test('more queries than processes wait for their turn and all end', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => run(`SELECT ${index} AS i`)))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  })

  test.runIf(process.platform === 'linux')(
    'there are never more processes than its size, and they are kept',
    async () => {
      await Promise.all(Array.from({ length: 6 }, () => run('SELECT 1')))
      const before = await queryProcessesOf(process.pid)
      expect(before.length).toBeLessThanOrEqual(2)
      await run('SELECT 1')
      expect(await queryProcessesOf(process.pid)).toEqual(before)
    },
  )

  test('nothing of one query is left for the next', async () => {
    await run('PIVOT (SELECT id % 2 AS odd, amount FROM orders) ON odd USING sum(amount)')
    expect(await run("SELECT * FROM duckdb_types() WHERE type_name LIKE '%pivot%'")).toMatchObject({ rows: 0 })
    expect(await partials()).toEqual([])
    expect((await scratch()).length).toBeLessThanOrEqual(1)
  })
})

describe('stopping queries', () => {
  test('a query that is over its time ends as Timeout, and the next one runs', async () => {
    expect(await run(endless, { timeoutMs: 300 })).toMatchObject({ ok: false, code: 'Timeout', retryable: false })
    expect(await run('SELECT 1')).toMatchObject({ ok: true })
  })

  test('an aborted query ends as Cancelled soon and leaves nothing', async () => {
    const cancel = new AbortController()
    const running = run(endless, {}, cancel.signal)
    await expect.poll(scratch, { timeout: 10_000 }).not.toEqual([])
    const started = performance.now()
    cancel.abort()
    expect(await running).toMatchObject({ ok: false, code: 'Cancelled' })
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(await partials()).toEqual([])
  })

  test('a query that waits for a process can be cancelled too', async () => {
    const [stop, cancel] = [new AbortController(), new AbortController()]
    const busy = [run(endless, {}, stop.signal), run(endless, {}, stop.signal)]
    const waiting = run('SELECT 1', {}, cancel.signal)
    cancel.abort()
    expect(await waiting).toMatchObject({ ok: false, code: 'Cancelled' })
    stop.abort()
    expect((await Promise.all(busy)).map((outcome) => outcome.ok)).toEqual([false, false])
    expect(await run('SELECT 1')).toMatchObject({ ok: true })
  })

  test('a query that was cancelled before it began never begins', async () => {
    expect(await run('SELECT 1', {}, AbortSignal.abort())).toMatchObject({ ok: false, code: 'Cancelled' })
  })

  test('what cannot be interrupted is killed after a moment', async () => {
    const outcome = await run("SELECT length(repeat('x', 2000000000)) + i FROM range(1000) AS n(i)", {
      timeoutMs: 200,
      memoryMb: 8_000,
    })
    expect(outcome).toMatchObject({ ok: false, code: 'Timeout' })
    expect(await run('SELECT 1')).toMatchObject({ ok: true })
  })

  test('closing cancels what runs, ends the processes and clears the scratch directory', async () => {
    const scratchDir = join(directory, 'closing')
    const closing = createExecutor({ size: 1, scratchDir })
    const running = closing.execute(await job(endless))
    const waiting = closing.execute(await job('SELECT 1'))
    await expect.poll(async () => readdir(scratchDir).catch(() => []), { timeout: 10_000 }).toHaveLength(1)
    await closing.close()
    expect(await running).toMatchObject({ ok: false, code: 'Cancelled' })
    expect(await waiting).toMatchObject({ ok: false, code: 'Cancelled' })
    expect(await closing.execute(await job('SELECT 1'))).toMatchObject({ ok: false, code: 'Cancelled' })
    expect(await readdir(scratchDir)).toEqual([])
  })

  test('an output directory that cannot be made is worth another try', async () => {
    const given = await job('SELECT 1')
    const outputPath = join(given.outputPath, 'below', 'a.parquet')
    await executor.execute(given)
    const outcome = await executor.execute({ ...given, outputPath })
    expect(outcome).toMatchObject({ ok: false, code: 'ResourceFailure', retryable: true })
    expect(dirname(outputPath)).toContain('below')
  })
})
