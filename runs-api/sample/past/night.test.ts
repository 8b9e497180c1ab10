import { describe, expect, test } from 'vitest'
import { purgeTime, retentionDays } from '#/runs-api/sample/past/night.ts'

const dayMs = 86_400_000

describe('the purge of a run', () => {
  test('comes in the first night after its results were kept for as long as the sample keeps them', () => {
    for (const time of ['00:00:00', '03:16:59', '03:17:00', '03:17:01', '12:00:00', '23:59:59']) {
      const createdAt = new Date(`2026-08-10T${time}.500Z`)
      const over = createdAt.getTime() + retentionDays * dayMs
      const purged = purgeTime(createdAt)
      expect(purged.toISOString()).toMatch(/T03:17:00\.000Z$/)
      expect(purged.getTime()).toBeGreaterThan(over)
      expect(purged.getTime() - over).toBeLessThanOrEqual(dayMs)
    }
  })
})
