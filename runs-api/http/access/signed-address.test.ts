import { describe, expect, test } from 'vitest'
import { isSignedAddress, signAddress } from '#/runs-api/http/access/signed-address.ts'

const secret = 'a signing secret of the tests, long enough'
const path = '/api/acme/reports/0123456789ab/runs/0123456789ab/results/content.csv'
const expiresAt = new Date('2026-08-07T08:00:00Z')
const before = new Date('2026-08-07T07:59:59Z')
const address = signAddress(path, { secret, expiresAt })
const isSigned = (url: string, at = { path, secret, now: before }) => isSignedAddress(`http://runs.test${url}`, at)

describe('a signed address', () => {
  test('is good for its path until it expires', () => {
    expect(isSigned(address)).toBe(true)
    expect(isSigned(address, { path, secret, now: expiresAt })).toBe(false)
  })

  test('is good with more in its query string', () => {
    expect(isSigned(`${address}&limit=5`)).toBe(true)
  })

  test('is worth nothing for another path, another time or another secret', () => {
    expect(isSigned(address, { path: `${path}x`, secret, now: before })).toBe(false)
    expect(isSigned(address.replace(/expires=\d+/, 'expires=9999999999'))).toBe(false)
    expect(isSigned(address, { path, secret: `${secret}.`, now: before })).toBe(false)
  })

  test.each([
    '',
    '?signature=',
    '?expires=1e9&signature=x',
    '?expires=99999999999&signature=%00',
    '?signature=a&signature=b',
  ])('is not made by "%s"', (query) => {
    expect(isSigned(`${path}${query}`)).toBe(false)
  })
})
