import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword } from '#/runs-api/store/passwords.ts'

describe('a password', () => {
  test('is known again, however its accents were typed, and nothing else is', async () => {
    const hash = await hashPassword('caf\u00e9 au lait')
    expect(await isPassword('cafe\u0301 au lait', hash)).toBe(true)
    expect(await isPassword('cafe au lait', hash)).toBe(false)
    expect(await isPassword('', hash)).toBe(false)
  })

  test('is kept as cost, salt and key, never twice the same', async () => {
    const hashes = await Promise.all([hashPassword('secret word'), hashPassword('secret word')])
    expect(hashes[0]).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(hashes[0]).not.toBe(hashes[1])
    expect(hashes.join()).not.toContain('secret')
  })

  test('takes as long to refuse for somebody who does not exist', async () => {
    const timeOf = async (hash: string | null): Promise<number> => {
      const startedAt = performance.now()
      expect(await isPassword('wrong', hash)).toBe(false)
      return performance.now() - startedAt
    }
    const hash = await hashPassword('right')
    const [known, unknown] = [await timeOf(hash), await timeOf(null)]
    expect(unknown).toBeGreaterThan(known / 5)
  })

  test.each([null, '', 'plain', 'scrypt$1$1$1$$'])('never matches a hash of the form %s', async (hash) => {
    expect(await isPassword('', hash)).toBe(false)
  })
})
