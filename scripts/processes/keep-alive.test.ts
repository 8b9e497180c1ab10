import { describe, expect, test } from 'vitest'
import { keepAlive, restartDelayMs, type Life } from './keep-alive.ts'

describe('keepAlive', () => {
  test('starts a process again when it dies, and says which died of what', async () => {
    const said: string[] = []
    const pids: (number | null)[] = []
    const second = Promise.withResolvers<void>()
    const keeper = keepAlive<Life>({
      name: 'The runs API',
      start: async () => {
        if (pids.length === 0) return { pid: 7, ended: Promise.resolve('signal SIGKILL') }
        second.resolve()
        return { pid: 8, ended: new Promise<string>(() => {}) }
      },
      onPid: (pid) => pids.push(pid),
      say: (line) => said.push(line),
    })
    await second.promise
    await expect.poll(() => pids).toEqual([7, null, 8])
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(
      /^\S+Z The runs API \(process 7\) ended with signal SIGKILL; starting it again in 0\.25 s\.$/,
    )
    expect(keeper.current()?.pid).toBe(8)
    keeper.letGo()
  })

  test('starts nothing any more once it was let go', async () => {
    const { promise: ended, resolve: die } = Promise.withResolvers<string>()
    let starts = 0
    const gone = Promise.withResolvers<void>()
    const keeper = keepAlive<Life>({
      name: 'The web',
      start: async () => ({ pid: (starts += 1), ended }),
      onPid: (pid) => pid === null && gone.resolve(),
      say: () => {},
    })
    await expect.poll(() => keeper.current()?.pid).toBe(1)
    keeper.letGo()
    die('code 0')
    await gone.promise
    expect(starts).toBe(1)
  })
})

test('waits longer after each death in a row, and never more than ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 30].map(restartDelayMs)).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000])
})
