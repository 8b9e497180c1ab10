import { describe, expect, test } from 'vitest'
import { isUnreachable } from '#/runs-api/store/is-unreachable.ts'
import { openStore } from '#/runs-api/store/open-store.ts'

async function errorOf(databaseUrl: string): Promise<unknown> {
  const store = openStore(databaseUrl, { maxConnections: 1 })
  try {
    await store.pool.query('select 1')
    return undefined
  } catch (error) {
    return error
  } finally {
    await store.close()
  }
}

describe('a store', () => {
  test.each([
    'postgresql://postgres@127.0.0.1:1/none',
    'postgresql://postgres@localhost:1/none',
    'postgresql://postgres@/none?host=/nowhere/at/all',
  ])('that nobody answers for at %s is unreachable', async (databaseUrl) => {
    expect(isUnreachable(await errorOf(databaseUrl))).toBe(true)
  })

  test.each(['57P01', '57P03', '08006', '53300'])('that says %s is unreachable', (code) => {
    expect(isUnreachable(Object.assign(new Error('it said'), { code }))).toBe(true)
  })

  test.each(['23505', '22021', '42601', 'ENOENT'])('that says %s is not: it refuses what was asked', (code) => {
    expect(isUnreachable(Object.assign(new Error('it said'), { code }))).toBe(false)
    expect(isUnreachable('a text')).toBe(false)
  })
})
