import { describe, expect, test } from 'vitest'
import { createTurns } from './take-turns.ts'

const never = new AbortController().signal

describe('turns', () => {
  test('let works go on one after the other, also past one that fails', async () => {
    const inTurn = createTurns()
    const told: string[] = []
    const work = (name: string, fails = false) =>
      inTurn(never, async () => {
        told.push(`${name} begins`)
        await Promise.resolve()
        told.push(`${name} ends`)
        if (fails) throw new Error(name)
      })
    const all = await Promise.allSettled([work('a'), work('b', true), work('c')])
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  test('are given up by whoever stops waiting, and those behind still wait for those before', async () => {
    const inTurn = createTurns()
    const first = Promise.withResolvers<void>()
    const waiting = new AbortController()
    const told: string[] = []
    const a = inTurn(never, () => first.promise)
    const b = inTurn(waiting.signal, async () => told.push('b'))
    const c = inTurn(never, async () => told.push('c'))
    waiting.abort(new Error('too late'))
    await expect(b).rejects.toThrow('too late')
    expect(told).toEqual([])
    first.resolve()
    await Promise.all([a, c])
    expect(told).toEqual(['c'])
  })

  test('are not begun by one that is late already', async () => {
    const inTurn = createTurns()
    await expect(inTurn(AbortSignal.abort(new Error('too late')), async () => 1)).rejects.toThrow('too late')
    expect(await inTurn(never, async () => 2)).toBe(2)
  })
})
