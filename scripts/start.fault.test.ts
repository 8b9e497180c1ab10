import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { instanceLockPath } from '#/scripts/launcher/data-dir.ts'
import { takeLock } from '#/scripts/processes/process-lock.mjs'
import { projectRoot } from '#/scripts/project-root.mjs'

const Address = z.object({ port: z.number() })

let dataDir = ''
const servers: Server[] = []
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'runboard-start-'))))
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  rmSync(dataDir, { recursive: true })
})

async function listenSomewhere(): Promise<number> {
  const server = createServer()
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Address.parse(server.address()).port
}

async function findFreePort(): Promise<number> {
  const port = await listenSomewhere()
  const server = servers.pop()
  await new Promise((resolve) => server?.close(resolve))
  return port
}

/** Runs the launcher as `npm start` does, and waits for its end. */
async function start(env: Record<string, string | number>): Promise<{ exitCode: unknown; errors: string }> {
  const settings = { DATA_DIR: dataDir, PORT: await findFreePort(), RUNS_API_PORT: await findFreePort(), ...env }
  const texts = Object.entries(settings).map(([name, value]) => [name, String(value)])
  const child = spawn(process.execPath, [join(projectRoot, 'scripts/start.ts')], {
    env: { ...process.env, DATABASE_URL: '', ...Object.fromEntries(texts) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [errors, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { exitCode, errors }
}

describe('a start that cannot succeed says in one sentence what to do', () => {
  test.each(['PORT', 'RUNS_API_PORT'])('when the port of %s is taken', async (variable) => {
    const port = await listenSomewhere()
    const { exitCode, errors } = await start({ [variable]: port })
    const sentence = `Port ${port} on 127.0.0.1 is taken: stop what listens there, or set ${variable} to a free port.`
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: `${sentence}\n` })
  })

  test('when Runboard runs in this data directory already', async () => {
    const lock = takeLock(instanceLockPath(dataDir))
    const { exitCode, errors } = await start({})
    if (lock.isTaken) lock.release()
    const sentence = `Runboard already runs in ${dataDir} (process ${process.pid}): stop it first, or set DATA_DIR to another directory.`
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: `${sentence}\n` })
  })

  test.each([
    ['lies below a file', () => join(dataDir, 'file', 'data'), 'ENOTDIR'],
    ...(process.platform === 'linux' ? [['is refused by the system', () => '/proc/runboard', 'ENOENT'] as const] : []),
  ] as const)('when the data directory %s', async (_, directory, reason) => {
    writeFileSync(join(dataDir, 'file'), '')
    const { exitCode, errors } = await start({ DATA_DIR: directory() })
    expect(exitCode).toBe(1)
    expect(errors).toContain(`The data directory ${directory()} cannot be written (${reason}`)
    expect(errors).toMatch(/set DATA_DIR to another directory\.\n$/)
  })

  test('when the database of DATABASE_URL cannot be reached, without showing its password', async () => {
    const port = await findFreePort()
    const { exitCode, errors } = await start({ DATABASE_URL: `postgresql://me:tomato@127.0.0.1:${port}/runs` })
    expect(exitCode).toBe(1)
    expect(errors).toMatch(
      /^The database of DATABASE_URL \(127\.0\.0\.1:\d+\/runs\) does not answer \(connect ECONNREFUSED/,
    )
    expect(errors).not.toContain('tomato')
  })

  test('when a setting is wrong', async () => {
    const { exitCode, errors } = await start({ PORT: 'http' })
    expect({ exitCode, errors }).toEqual({
      exitCode: 1,
      errors: 'PORT is "http" and must be a port number from 1 to 65535.\n',
    })
  })
})
