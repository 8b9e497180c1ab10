import { afterEach, expect, test, vi } from 'vitest'
import { AppError } from '#/lib/errors.ts'
import { loadWhenIdle, onDemand } from '#/lib/queries/on-demand.ts'
import { mayPass } from '#/lib/queries/query-client.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a part that cannot be had is a sentence that says what to do, and is had at the next try', async () => {
  let isReachable = false
  const part = onDemand(async () => {
    if (!isReachable) throw new Error('Failed to load chunk')
    return { answer: 42 }
  })
  const refusal: unknown = await part().catch((thrown: unknown) => thrown)
  expect(refusal).toEqual(
    new AppError('unavailable', 'A part of this page cannot be loaded. Try again in a moment, or reload the page.'),
  )
  expect(refusal instanceof AppError && mayPass(refusal)).toBe(true)
  isReachable = true
  expect(await part()).toEqual({ answer: 42 })
})

test('what a page may need is loaded ahead, whatever of it cannot be had, until the page goes', async () => {
  vi.useFakeTimers()
  const loaded: string[] = []
  onDemand(() => Promise.reject(new Error('Failed to load chunk')))
  onDemand(async () => loaded.push('first'))
  const callOff = loadWhenIdle()
  expect(loaded).toEqual([])
  await vi.runAllTimersAsync()
  expect(loaded).toEqual(['first'])
  callOff()
  loadWhenIdle()()
  await vi.runAllTimersAsync()
  expect(loaded).toEqual(['first'])
})
