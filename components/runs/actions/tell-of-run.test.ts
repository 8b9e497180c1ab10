import { expect, test } from 'vitest'
import { outcomeWords, reasonOf } from '#/components/runs/actions/tell-of-run.ts'
import { AppError } from '#/lib/errors.ts'
import { isolated } from '#/lib/format/isolated.ts'
import { testingRun } from '#/lib/queries/testing-runs.ts'

const failure = { code: 'Timeout', message: 'It took too long.', fingerprint: 'f', queryToken: null }

test('how a run ended is a sentence that says why', () => {
  const revenue = isolated('Revenue')
  expect(outcomeWords(testingRun('a', { durationSeconds: 1.24 }))).toBe(`${revenue} succeeded after 1.2 s.`)
  expect(outcomeWords(testingRun('a', { state: 'completed', durationSeconds: null }))).toBe(`${revenue} succeeded.`)
  expect(outcomeWords(testingRun('a', { state: 'cancelled' }))).toBe(`${revenue} was cancelled.`)
  expect(outcomeWords(testingRun('a', { state: 'failed', failure }))).toBe(`${revenue} failed. It took too long.`)
})

test('a long reason is told by its beginning', () => {
  const long = { ...failure, message: 'x'.repeat(5_000) }
  expect(outcomeWords(testingRun('a', { state: 'failed', failure: long })).length).toBeLessThan(300)
})

test('that a session is over is said, and what to do', () => {
  expect(reasonOf(new AppError('unauthorized', 'no'))).toBe('Your session is over. Sign in again.')
  expect(reasonOf(new AppError('forbidden', 'You may not.'))).toBe('You may not.')
})
