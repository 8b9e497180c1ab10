import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { returnAddress, signInAddress } from '#/lib/server/return-address.ts'

describe('returnAddress', () => {
  test.each([
    '/acme/runs',
    '/acme/runs?filter=state.in.failed%2Ccancelled&filter=text.has.a%20b#top',
    '/acme/reports/0123456789ab/runs/ba9876543210',
  ])('leads back to %s', (address) => {
    expect(returnAddress(address)).toBe(address)
  })

  test.each([
    undefined,
    null,
    '',
    ['/acme/runs', '/x'],
    'acme/runs',
    'https://evil.example/',
    'javascript:alert(1)',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/sign-in?callbackUrl=/sign-in',
    '/api/acme/runs',
  ])('%j leads to /', (address) => {
    expect(returnAddress(address)).toBe('/')
  })

  test('never leaves this site, whatever is asked', () => {
    const part = fc.oneof(
      fc.constantFrom('/', '\\', '//', '.', '..', ':', '@', 'evil.example', '%2f', '\t'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const address = returnAddress(parts.join(''))
        expect(new URL(address, 'https://runs.example.com').origin).toBe('https://runs.example.com')
      }),
    )
  })
})

test('the sign-in page is told the way back only where there is one', () => {
  expect(signInAddress('/')).toBe('/sign-in')
  expect(signInAddress('/acme/runs?order=asc')).toBe('/sign-in?callbackUrl=%2Facme%2Fruns%3Forder%3Dasc')
})
