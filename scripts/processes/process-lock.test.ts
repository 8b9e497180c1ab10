import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from '#/scripts/project-root.mjs'
import { lockHolder, takeLock, waitForLock } from './process-lock.mjs'

let directory = ''
let path = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'runboard-lock-'))
  path = join(directory, 'lock')
})
afterEach(() => rmSync(directory, { recursive: true }))

const takeInChild = `
  import { takeLock } from ${JSON.stringify(join(projectRoot, 'scripts/processes/process-lock.mjs'))}
  const lock = takeLock(${JSON.stringify('LOCK')}.replace('LOCK', process.argv[1]))
  process.stdout.write(lock.isTaken ? 'taken' : 'refused')
  if (lock.isTaken) setInterval(() => {}, 1000)
`

function spawnTaker() {
  return spawn(process.execPath, ['--input-type=module', '-e', takeInChild, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('takeLock', () => {
  test('names the process that has the lock, and takes it once that gave it back', () => {
    const first = takeLock(path)
    expect(takeLock(path)).toEqual({ isTaken: false, holderPid: process.pid })
    if (first.isTaken) first.release()
    expect(lockHolder(path)).toBe(null)
    expect(takeLock(path).isTaken).toBe(true)
  })

  test('takes over the lock of a process that was killed', async () => {
    const holder = spawnTaker()
    await once(holder.stdout, 'data')
    expect(takeLock(path)).toEqual({ isTaken: false, holderPid: holder.pid })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(takeLock(path).isTaken).toBe(true)
  })

  test('takes over a lock whose process id was given to another process', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, identity: 'of an earlier life' }))
    expect(takeLock(path).isTaken).toBe(true)
  })

  test('takes over a file that is no lock', () => {
    writeFileSync(path, 'half writ')
    expect(takeLock(path).isTaken).toBe(true)
  })

  test('gives a stale lock to one of many that want it at the same time', async () => {
    writeFileSync(path, JSON.stringify({ pid: 1, identity: 'of a killed process' }))
    const takers = Array.from({ length: 6 }, spawnTaker)
    const answers = takers.map(async (taker) => String((await once(taker.stdout, 'data'))[0]))
    expect((await Promise.all(answers)).toSorted()).toEqual([...Array.from({ length: 5 }, () => 'refused'), 'taken'])
    for (const taker of takers) taker.kill('SIGKILL')
    await Promise.all(takers.map((taker) => text(taker.stdout)))
    expect(readdirSync(directory)).toEqual(['lock'])
  })
})

test('who waits for a lock gets it when it is given back', async () => {
  const first = takeLock(path)
  const waits: number[] = []
  const waiting = waitForLock(path, (holderPid) => {
    waits.push(holderPid)
    if (first.isTaken) first.release()
  })
  const release = await waiting
  expect(waits).toEqual([process.pid])
  expect(lockHolder(path)).toBe(process.pid)
  release()
})
