import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashSources } from './sources-hash.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'runboard-sources-'))
  mkdirSync(join(root, 'app/runs'), { recursive: true })
  writeFileSync(join(root, 'app/runs/page.tsx'), 'page')
  writeFileSync(join(root, 'package.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true }))

test('the same sources give the same digest', () => {
  expect(hashSources(root)).toBe(hashSources(root))
})

test.each([
  ['a page is changed', () => writeFileSync(join(root, 'app/runs/page.tsx'), 'other')],
  ['a page is renamed', () => renameSync(join(root, 'app/runs/page.tsx'), join(root, 'app/runs/layout.tsx'))],
  ['a page is added', () => writeFileSync(join(root, 'app/page.tsx'), '')],
  ['the packages change', () => writeFileSync(join(root, 'package.json'), '{ }')],
])('the digest is another when %s', (_, change) => {
  const before = hashSources(root)
  change()
  expect(hashSources(root)).not.toBe(before)
})

test('the digest stays when a test or a file that is not built changes', () => {
  const before = hashSources(root)
  writeFileSync(join(root, 'app/runs/page.test.tsx'), 'test')
  writeFileSync(join(root, 'README.md'), 'words')
  expect(hashSources(root)).toBe(before)
})
