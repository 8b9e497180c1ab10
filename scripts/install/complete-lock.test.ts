import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '#/scripts/project-root.mjs'
import { missingOptionalPackages } from './complete-lock.mjs'

const LockFile = z.object({
  packages: z.record(z.string(), z.looseObject({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
})

test('package-lock.json names the packages for every system, without which npm ci refuses it', () => {
  const lock = LockFile.parse(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')))
  const missing = Object.keys(missingOptionalPackages(lock.packages))
  expect(missing, 'run: node scripts/install/complete-lock.mjs').toEqual([])
})

test('what a lock file lacks is added with the system that its name tells', () => {
  const optionalDependencies = {
    '@a/b-linux-x64-musl': '1.2.3',
    '@a/b-linux-arm-gnueabihf': '1.2.3',
    '@a/b-wasm32-wasi': '1.2.3',
    '@a/b-darwin-arm64': '1.2.3',
  }
  const packages = {
    'node_modules/@a/b': { optionalDependencies },
    'node_modules/@a/b/node_modules/@a/b-darwin-arm64': {},
  }
  expect(missingOptionalPackages(packages)).toEqual({
    'node_modules/@a/b-linux-x64-musl': {
      version: '1.2.3',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/@a/b-linux-arm-gnueabihf': {
      version: '1.2.3',
      optional: true,
      os: ['linux'],
      cpu: ['arm'],
      libc: ['glibc'],
    },
    'node_modules/@a/b-wasm32-wasi': { version: '1.2.3', optional: true, cpu: ['wasm32'] },
  })
})
