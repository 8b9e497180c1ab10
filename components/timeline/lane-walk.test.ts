import { expect, test } from 'vitest'
import { drawnLanes } from '#/components/timeline/lane-things.ts'
import { stopOf, walkedLanes } from '#/components/timeline/lane-walk.ts'
import type { RunTimeline, TimelineLane, TimelineRun } from '#/lib/client/run-timeline.ts'

const minuteMs = 60_000

function run(token: string, atMinute: number): TimelineRun {
  const at = (minute: number) => new Date(minute * minuteMs).toISOString()
  const ids = { token, reportToken: 'r', reportName: 'R', state: 'succeeded' } as const
  return { ...ids, createdAt: at(atMinute), startedAt: at(atMinute), completedAt: at(atMinute + 2) }
}

function lane(key: string | null, runs: TimelineRun[]): TimelineLane {
  return { key, name: key ?? '', runsCount: runs.length, runs, counts: [], scheduled: [] }
}

const timeline: RunTimeline = {
  runsCount: 5,
  isComplete: true,
  lanesCount: 3,
  slots: null,
  lanes: [
    lane('a', [run('a1', 0), run('a2', 50)]),
    lane('out of view', [run('x', 600)]),
    lane(null, [run('b1', 45), run('b2', 20), run('b3', 22)]),
  ],
  isScheduleComplete: true,
}
const view = { window: { fromMs: 0, toMs: 60 * minuteMs }, widthPx: 600, nowMs: 60 * minuteMs }
const lanes = drawnLanes(timeline, view)

test('lanes in which nothing is in view are left out', () => {
  expect(lanes.map(({ id }) => id)).toEqual(['lane a', 'none'])
})

test.each([
  ['ArrowRight', { lane: 0, bar: 'a1' }, { lane: 0, bar: 'a2' }],
  ['ArrowRight', { lane: 0, bar: 'a2' }, null],
  ['ArrowDown', { lane: 0, bar: 'a2' }, { lane: 1, bar: 'b1' }],
  ['ArrowLeft', { lane: 1, bar: 'b1' }, { lane: 1, bar: 'b3' }],
  ['ArrowUp', { lane: 1, bar: 'b2' }, { lane: 0, bar: 'a1' }],
  ['ArrowUp', { lane: 0, bar: 'a1' }, null],
  ['Home', { lane: 1, bar: 'b1' }, { lane: 1, bar: 'b2' }],
  ['x', { lane: 1, bar: 'b1' }, null],
])('%s from %j leads to %j', (key, from, to) => {
  expect(walkedLanes(lanes, from, key)).toEqual(to)
})

test('a bar that went out of view is where nobody stands', () => {
  expect(stopOf(lanes, { laneId: 'none', bar: 'b3' })).toEqual({ lane: 1, bar: 'b3' })
  expect(stopOf(lanes, { laneId: 'none', bar: 'a1' })).toBeNull()
  expect(stopOf(lanes, null)).toBeNull()
})
