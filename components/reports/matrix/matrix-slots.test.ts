import { expect, test } from 'vitest'
import { slotKinds, slotsUpTo } from '#/components/reports/matrix/matrix-slots.ts'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Beirut']
const moments = ['2026-03-29T00:30:00Z', '2026-04-02T12:00:00Z', '2026-10-25T01:30:00Z', '2026-11-03T00:00:00Z']

test.each(zones)('in %s the last days and weeks are whole ones, also when the clocks change', (timeZone) => {
  for (const moment of moments) {
    for (const kind of slotKinds) {
      const { from, to, count } = slotsUpTo(Date.parse(moment), timeZone, kind)
      const { interval, edgesMs } = bucketEdges({ fromMs: Date.parse(from), toMs: Date.parse(to) }, timeZone, count)
      expect([moment, interval, edgesMs.length - 1]).toEqual([moment, kind === 'days' ? '1d' : '1w', count])
      expect([edgesMs[0], edgesMs.at(-1)]).toEqual([Date.parse(from), Date.parse(to)])
    }
  }
})
