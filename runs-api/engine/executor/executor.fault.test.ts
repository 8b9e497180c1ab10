import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startChild } from './child-process.ts'
import { endless, openTestExecutor, queryProcessesOf } from './test-executor.ts'

const { directory, job, run } = await openTestExecutor(2)
const root = join(import.meta.dirname, '../../..')

describe.runIf(process.platform === 'linux')('processes that die', () => {
  test('a killed process ends its query as ResourceFailure, and a fresh one takes the next', async () => {
    await run('SELECT 1')
    const running = run(endless)
    const busy = await queryProcessesOf(process.pid)
    for (const pid of busy) process.kill(pid, 'SIGKILL')
    expect(await running).toMatchObject({
      ok: false,
      code: 'ResourceFailure',
      message: expect.stringContaining('SIGKILL'),
    })
    expect(await run('SELECT 1')).toMatchObject({ ok: true })
    const after = await queryProcessesOf(process.pid)
    expect(after.filter((pid) => busy.includes(pid))).toEqual([])
  })

  test('a process that is killed while idle is not given a query', async () => {
    await run('SELECT 1')
    for (const pid of await queryProcessesOf(process.pid)) process.kill(pid, 'SIGKILL')
    expect(await run('SELECT 1')).toMatchObject({ ok: true })
  })

  test('interrupts of the terminal do not end a query', async () => {
    await run('SELECT 1')
    const running = run('SELECT sum(hash(a.i)) FROM range(30000000) AS a(i)')
    for (const pid of await queryProcessesOf(process.pid)) {
      process.kill(pid, 'SIGINT')
      process.kill(pid, 'SIGTERM')
    }
    expect(await running).toMatchObject({ ok: true })
  })

  test('the processes end with a parent that is killed, and the next executor clears what it left', async () => {
    const scratchDir = join(directory, 'orphaned')
    const script = `
      const { createExecutor } = await import('#/runs-api/engine/executor/executor.ts')
      const executor = createExecutor({ size: 1, scratchDir: ${JSON.stringify(scratchDir)} })
      await executor.execute(${JSON.stringify(await job(endless))})`
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, stdio: 'inherit' })
    const pid = parent.pid ?? 0
    await expect.poll(() => queryProcessesOf(pid), { timeout: 20_000 }).toHaveLength(1)
    const [child = 0] = await queryProcessesOf(pid)
    await expect.poll(async () => (await readdir(scratchDir, { recursive: true })).length, { timeout: 20_000 }).toBe(2)
    parent.kill('SIGKILL')
    await expect
      .poll(() => readFile(`/proc/${child}/stat`, 'utf8').catch(() => 'gone'), { timeout: 5_000 })
      .toBe('gone')

    const { createExecutor } = await import('./executor.ts')
    const next = createExecutor({ size: 1, scratchDir })
    await next.execute(await job('SELECT 1'))
    await next.close()
    expect(await readdir(scratchDir)).toEqual([])
  })

  test('a process for queries knows none of our secrets, and is the first to go when memory ends', async () => {
    process.env['SIGNING_SECRET_OF_TEST'] = 'a secret that must not leave'
    const child = startChild(directory)
    await child.ready
    const environment = await readFile(`/proc/${child.pid}/environ`, 'utf8')
    const names = environment.split('\0').map((pair) => pair.split('=')[0])
    expect(new Set(names.filter((name) => name !== ''))).toEqual(
      new Set(['HOME', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'NODE_ENV', 'PATH', 'TMPDIR', 'TZ']),
    )
    expect(await readFile(`/proc/${child.pid}/oom_score_adj`, 'utf8')).toBe('900\n')
    child.kill()
    await child.gone
  })
})
