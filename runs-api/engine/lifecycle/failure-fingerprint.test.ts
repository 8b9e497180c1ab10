import { describe, expect, test } from 'vitest'
import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'

const of = (message: string): string => failureFingerprint('SqlError', message)

describe('failureFingerprint', () => {
  test('is shared by failures that differ in values, tokens, times and numbers alone', () => {
    const one = `Conversion of 'FM-1' failed in run 4d5e6f708192 on 2026-08-07T07:47:06Z, row 17`
    const other = `Conversion of 'it''s' failed in run 0123456789ab on 2026-01-01, row 4.5`
    expect(of(one)).toBe(of(other))
  })

  test.each([
    ['The query took longer than 300s.', 'The query took longer than 45.5s.'],
    ['The result has more than 1,000,000 rows.', 'The result has more than 500 rows.'],
    ['Value -5 is out of range', 'Value 17 is out of range'],
    ['Run 123e4567-e89b-12d3-a456-426614174000 is gone', 'Run a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11 is gone'],
    ['Request req8fK2mQ0pLx91ZtUv broke', 'Request 0aBcDeFgHiJkLmNoPqR broke'],
    ['Object 4d5e6f70 at 0x7ffe', 'Object 0badc0de at 0x1a'],
    ['At 2026-08-07T07:47:06+02:00 it broke', 'At 2026-01-01 12:00:00.5Z it broke'],
    ["The server can't be reached at 10.0.0.1:5432", "The server can't be reached at 192.168.0.17:5433"],
  ])('is the same of "%s" and of "%s"', (one, other) => {
    expect(of(one)).toBe(of(other))
  })

  test('keeps what stands between the apostrophes of words, and numbers that are part of a name', () => {
    expect(of("It can't read the table, so it won't run")).not.toBe(of("It can't reach the server, so it won't run"))
    expect(of('column amount2 is missing')).not.toBe(of('column amount3 is missing'))
  })

  test('is for messages that stood before what it always was', () => {
    expect(of(`Conversion Error: could not convert string 'FM-1' to DECIMAL, row 17`)).toBe('b9e356974713')
    expect(failureFingerprint('SqlUnknownTable', 'Catalog Error: Table with name orders does not exist!')).toBe(
      '6b5cd14e9d4f',
    )
  })

  test('tells apart other words and other codes', () => {
    expect(of('column missing')).not.toBe(of('table missing'))
    expect(failureFingerprint('Timeout', 'late')).not.toBe(failureFingerprint('SqlError', 'late'))
  })
})
