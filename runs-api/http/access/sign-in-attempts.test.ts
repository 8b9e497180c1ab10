import { describe, expect, test } from 'vitest'
import { attemptLimits, createSignInAttempts } from '#/runs-api/http/access/sign-in-attempts.ts'

const start = new Date('2026-08-07T07:47:06.501Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const ana = attemptLimits('ana', '192.0.2.1')

describe('attempts to sign in', () => {
  test('the eleventh that fails within five minutes has to wait for their end', () => {
    const attempts = createSignInAttempts()
    for (let n = 0; n < 10; n += 1) expect(attempts.begin(ana, later(n))).toBe(0)
    expect(attempts.begin(ana, later(100))).toBe(200)
    expect(attempts.begin(ana, later(299.5))).toBe(1)
    expect(attempts.begin(ana, later(300))).toBe(0)
  })

  test('those that succeed do not count', () => {
    const attempts = createSignInAttempts()
    for (let n = 0; n < 200; n += 1) {
      expect(attempts.begin(ana, start)).toBe(0)
      attempts.succeed(ana)
    }
  })

  test('they are counted for a person and an address together, however the name is written', () => {
    const attempts = createSignInAttempts()
    for (let n = 0; n < 10; n += 1) attempts.begin(attemptLimits(' ANA ', '192.0.2.1'), start)
    expect(attempts.begin(ana, start)).toBeGreaterThan(0)
    expect(attempts.begin(attemptLimits('ana', '192.0.2.2'), start)).toBe(0)
    expect(attempts.begin(attemptLimits('noa', '192.0.2.1'), start)).toBe(0)
  })

  test('an address that tries many names is stopped after fifty', () => {
    const attempts = createSignInAttempts()
    for (let n = 0; n < 50; n += 1) expect(attempts.begin(attemptLimits(`person${n}`, '192.0.2.1'), start)).toBe(0)
    expect(attempts.begin(attemptLimits('another', '192.0.2.1'), start)).toBe(300)
  })

  test('a name is locked for all addresses only after 300 in an hour, until its end', () => {
    const attempts = createSignInAttempts()
    for (let n = 0; n < 300; n += 1) expect(attempts.begin(attemptLimits('ana', `10.0.0.${n}`), later(n * 10))).toBe(0)
    expect(attempts.begin(ana, later(3000))).toBe(600)
    expect(attempts.begin(attemptLimits('noa', '192.0.2.1'), later(3000))).toBe(0)
    expect(attempts.begin(ana, later(3600))).toBe(0)
  })

  test('links that are made up hinder no link from elsewhere, nor a person who is called so', () => {
    const attempts = createSignInAttempts()
    for (let n = 0; n < 400; n += 1) expect(attempts.begin(attemptLimits(null, `10.0.0.${n}`), start)).toBe(0)
    expect(attempts.begin(attemptLimits(null, '192.0.2.1'), start)).toBe(0)
    expect(attempts.begin(attemptLimits('link', '10.0.0.1'), start)).toBe(0)
  })
})
