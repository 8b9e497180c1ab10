import { describe, expect, test } from 'vitest'
import { type ChartShape, chartPanels, chartPoints, chartShape } from '#/components/results/chart-shape.ts'

const day = { name: 'day', type: 'DATE' }
const channel = { name: 'channel', type: 'VARCHAR' }
const orders = { name: 'orders', type: 'BIGINT' }
const revenue = { name: 'revenue', type: 'DECIMAL(38,2)' }

describe('chartShape', () => {
  test('dates with numbers make a line, names with numbers make bars', () => {
    expect(chartShape([day, orders], 30)).toEqual({ look: 'line', category: day, series: [orders] })
    expect(chartShape([orders, channel, revenue], 5)?.look).toBe('bars')
  })

  test.each([
    ['two columns of names', [day, channel, orders], 30],
    ['no numbers', [channel], 30],
    ['no names', [orders, revenue], 30],
    ['more than four numbers', [day, orders, orders, orders, orders, orders], 30],
    ['one row', [day, orders], 1],
    ['no rows', [day, orders], 0],
    ['too many rows', [day, orders], 501],
    ['a list instead of names', [{ name: 'tags', type: 'VARCHAR[]' }, orders], 5],
  ])('%s make none', (_why, columns, rowCount) => {
    expect(chartShape(columns, rowCount)).toBeNull()
  })
})

describe('chartPoints', () => {
  const line: ChartShape = { look: 'line', category: day, series: [orders] }
  const bars: ChartShape = { look: 'bars', category: channel, series: [orders] }

  test('go forward in time, whatever the order of the rows', () => {
    const rows = [
      { day: '2026-08-02', orders: 3 },
      { day: '2026-08-01', orders: 5 },
    ]
    expect(chartPoints(line, rows)?.map(({ name }) => name)).toEqual(['2026-08-01', '2026-08-02'])
  })

  test('leave a gap where there is no number, and take an integer that came as a text', () => {
    const rows = [
      { channel: 'web', orders: null },
      { channel: null, orders: '9007199254740993' },
    ]
    expect(chartPoints(bars, rows)).toEqual([
      { name: 'web', values: [null] },
      { name: 'null', values: [9_007_199_254_740_992] },
    ])
  })

  test('are none where a name comes twice', () => {
    expect(
      chartPoints(bars, [
        { channel: 'web', orders: 1 },
        { channel: 'web', orders: 2 },
      ]),
    ).toBeNull()
  })

  test('are none without a number', () => {
    expect(chartPoints(bars, [{ channel: 'web', orders: null }])).toBeNull()
  })
})

test('series of very different sizes do not share an axis', () => {
  expect(chartPanels([{ name: 'a', values: [10, 50] }])).toEqual([[0, 1]])
  expect(chartPanels([{ name: 'a', values: [10, 5_000] }])).toEqual([[0], [1]])
  expect(chartPanels([{ name: 'a', values: [70_000, 50_000, 12, 300] }])).toEqual([[0, 1], [2], [3]])
  expect(chartPanels([{ name: 'a', values: [0, null] }])).toEqual([[0, 1]])
})
