import { isAbsolute } from 'node:path'
import { describe, expect, test } from 'vitest'
import { originOf, readLauncherEnv } from './env.ts'

describe('readLauncherEnv', () => {
  test('starts on 127.0.0.1:3000 with the data in the project when nothing is set', () => {
    const settings = readLauncherEnv({ PORT: '', HOST: '' })
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      runsApiPort: 3001,
      publicUrl: 'http://127.0.0.1:3000',
    })
    expect(settings.databaseUrl).toBeUndefined()
    expect(isAbsolute(settings.dataDir)).toBe(true)
  })

  test('names everything that is wrong at once', () => {
    const env = { PORT: '70000', RUNS_API_PORT: 'x', PUBLIC_URL: 'runboard' }
    expect(() => readLauncherEnv(env)).toThrow(
      'PORT is "70000" and must be a port number from 1 to 65535. RUNS_API_PORT is "x" and must be a port number from 1 to 65535. PUBLIC_URL is "runboard" and must be an address such as https://runboard.example.org.',
    )
  })

  test('repeats no secret', () => {
    const env = { DATABASE_URL: 'mysql://me:tomato@host', SIGNING_SECRET: 'tomato' }
    expect(() => readLauncherEnv(env)).toThrow(/^(?!.*tomato).*DATABASE_URL must be .* SIGNING_SECRET must be/)
  })

  test('refuses one port for both processes', () => {
    expect(() => readLauncherEnv({ PORT: '3001' })).toThrow('PORT and RUNS_API_PORT are both 3001')
  })

  test('takes the address that people use from PUBLIC_URL', () => {
    expect(readLauncherEnv({ PUBLIC_URL: 'https://runs.example.org/' }).publicUrl).toBe('https://runs.example.org')
  })
})

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['runs.local', 'http://runs.local:3000'],
])('a browser opens what listens on %s as %s', (host, origin) => {
  expect(originOf(host, 3000)).toBe(origin)
})
