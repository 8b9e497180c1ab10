import { describe, expect, test } from 'vitest'
import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'

const of = (message: string): string => failureFingerprint('SqlError', message)

describe('failureFingerprint', () => {
  test('is shared by failures that differ in values, tokens, times and numbers alone', () => {
    const one = `Conversion of 'FM-1' failed in run 4d5e6f708192 on 2026-08-07T07:47:06Z, row 17`
    const other = `Conversion of 'it''s' failed in run 0123456789ab on 2026-01-01, row 4.5`
    expect(of(one)).toBe(of(other))
  })

  test('tells apart other words and other codes', () => {
    expect(of('column missing')).not.toBe(of('table missing'))
    expect(failureFingerprint('Timeout', 'late')).not.toBe(failureFingerprint('SqlError', 'late'))
  })
})
