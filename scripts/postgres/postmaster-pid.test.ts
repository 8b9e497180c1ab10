import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetDeadPostmaster, isPostmasterAlive, readPostmaster } from './postmaster-pid.ts'

let directory = ''
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'runboard-pid-'))))
afterEach(() => rmSync(directory, { recursive: true }))

function writePidFile(pid: number): void {
  const lines = [pid, directory, 1_700_000_000, 5432, '/tmp/socket', '', '  2156089        13', 'ready   ']
  writeFileSync(join(directory, 'postmaster.pid'), `${lines.join('\n')}\n`)
}

test('a server is read from the file it keeps', () => {
  expect(readPostmaster(directory)).toBe(null)
  writePidFile(4711)
  expect(readPostmaster(directory)).toEqual({ pid: 4711, port: 5432, socketDirectory: '/tmp/socket', status: 'ready' })
})

test.runIf(process.platform === 'linux')('another process with the id of a dead server is not taken for it', () => {
  writePidFile(process.pid)
  const postmaster = readPostmaster(directory)
  expect(postmaster && isPostmasterAlive(postmaster, directory)).toBe(false)
})

test('a dead server is forgotten, and its shared memory is not', () => {
  writePidFile(process.pid)
  writeFileSync(join(directory, '.s.PGSQL.5432.lock'), String(process.pid))
  forgetDeadPostmaster(directory, directory)
  const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')
  expect(Number(lines[0])).toBeGreaterThan(2 ** 22)
  expect(lines[6]).toBe('  2156089        13')
  expect(existsSync(join(directory, '.s.PGSQL.5432.lock'))).toBe(false)
})
