import { expect, test } from 'vitest'
import { progressSteps } from '#/components/runs/rerun/progress-steps.ts'

const created = '2026-08-07T07:47:06.501Z'
const started = '2026-08-07T07:47:09.000Z'
const queued: Parameters<typeof progressSteps>[0]['run'] = {
  state: 'enqueued',
  createdAt: created,
  startedAt: null,
  queueSeconds: null,
  durationSeconds: null,
  hasNotebook: false,
}
const running: typeof queued = { ...queued, startedAt: started, queueSeconds: 2.5 }

function seen(run: typeof queued, queries: ('enqueued' | 'running' | 'succeeded' | 'failed')[] = []): string[] {
  const steps = progressSteps({ run, queryRuns: queries.map((state) => ({ state })) })
  return steps.map(({ name, state, seconds, since }) => [name, state, seconds ?? since].filter(Boolean).join(' '))
}

test('a run waits, works through its queries and is done', () => {
  expect(seen(queued)).toEqual([`Queue now ${created}`, 'Queries next', 'Done next'])
  expect(seen(running, ['succeeded', 'running'])).toEqual([
    'Queue done 2.5',
    `Queries, 1 of 2 now ${started}`,
    'Done next',
  ])
  expect(seen({ ...running, state: 'succeeded', durationSeconds: 4 })).toEqual([
    'Queue done 2.5',
    'Queries done 4',
    'Done done',
  ])
})

test('a notebook is a step of its own where there is one', () => {
  expect(seen({ ...running, hasNotebook: true })).toContain('Notebook next')
  expect(seen({ ...running, hasNotebook: true, state: 'running_notebook' })).toContain(`Notebook now ${started}`)
  expect(seen({ ...running, hasNotebook: true, state: 'completed', durationSeconds: 9 })).toContain('Notebook done 9')
})

test('what ended badly ended in the step that it was in, and no other comes', () => {
  expect(seen({ ...running, state: 'failed', durationSeconds: 1 })).toEqual(['Queue done 2.5', 'Queries failed 1'])
  expect(seen({ ...queued, state: 'cancelled' })).toEqual(['Queue cancelled'])
})
