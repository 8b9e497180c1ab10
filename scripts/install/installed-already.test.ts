import { describe, expect, test } from 'vitest'
import { agrees } from './installed-already.mjs'

const zod = { version: '4.6.7', integrity: 'sha512-a' }

describe('agrees', () => {
  test('sees that everything the lock file names is installed', () => {
    expect(agrees({ '': {}, 'node_modules/zod': zod }, { 'node_modules/zod': zod })).toBe(true)
  })

  test.each([
    ['is absent', {}],
    ['has another version', { 'node_modules/zod': { ...zod, version: '4.6.6' } }],
    ['has another content', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
  ])('wants an installation when a package %s', (_, installed) => {
    expect(agrees({ 'node_modules/zod': zod }, installed)).toBe(false)
  })

  test('does not miss a package for another system, and misses one for this', () => {
    const other = { version: '1.0.0', optional: true, os: ['nowhere'], cpu: [process.arch] }
    const own = { ...other, os: [process.platform] }
    expect(agrees({ 'node_modules/other': other }, {})).toBe(true)
    expect(agrees({ 'node_modules/own': own }, {})).toBe(false)
    expect(agrees({ 'node_modules/own': { ...own, os: `!${process.platform}` } }, {})).toBe(true)
  })
})
