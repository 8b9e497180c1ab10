import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSecrets } from './secrets.ts'

let dataDir = ''
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'runboard-secrets-'))))
afterEach(() => rmSync(dataDir, { recursive: true }))

test('the secrets are made once, and nobody else can read them', () => {
  const secrets = readSecrets(dataDir)
  expect(new Set(Object.values(secrets)).size).toBe(3)
  expect(readSecrets(dataDir)).toEqual(secrets)
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a damaged file is named and not overwritten', () => {
  writeFileSync(join(dataDir, 'secrets.json'), '{"nextAuthSecret":"short"}')
  expect(() => readSecrets(dataDir)).toThrow(`${join(dataDir, 'secrets.json')} is damaged`)
})
