import { expect, test } from 'vitest'
import { progressSteps } from '#/components/runs/rerun/progress-steps.ts'

const created = '2026-08-07T07:47:06.501Z'
const started = '2026-08-07T07:47:09.000Z'
const through = '2026-08-07T07:47:12.000Z'
const finished = '2026-08-07T07:47:18.000Z'
const queued: Parameters<typeof progressSteps>[0]['run'] = {
  state: 'enqueued',
  createdAt: created,
  startedAt: null,
  completedAt: null,
  queueSeconds: null,
  durationSeconds: null,
  hasNotebook: false,
}
const running: typeof queued = { ...queued, startedAt: started, queueSeconds: 2.5 }

function seen(run: typeof queued, queries: ('enqueued' | 'running' | 'succeeded' | 'failed')[] = []): string[] {
  const steps = progressSteps({
    run,
    queryRuns: queries.map((state) => ({ state, completedAt: state === 'succeeded' ? through : null })),
  })
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

test('a notebook is a step of its own where there is one, and begins when the queries are through', () => {
  const notebook: typeof queued = { ...running, hasNotebook: true }
  expect(seen(notebook)).toContain('Notebook next')
  expect(seen({ ...notebook, state: 'running_notebook' }, ['succeeded'])).toContain(`Notebook now ${through}`)
  const completed: typeof queued = { ...notebook, state: 'completed', durationSeconds: 9, completedAt: finished }
  expect(seen(completed, ['succeeded'])).toEqual(['Queue done 2.5', 'Queries done 3', 'Notebook done 6', 'Done done'])
})

test('no step says a time that nobody knows', () => {
  expect(seen({ ...running, hasNotebook: true, state: 'completed', durationSeconds: 9 })).toEqual([
    'Queue done 2.5',
    'Queries done',
    'Notebook done',
    'Done done',
  ])
})

test('what ended badly ended in the step that it was in, and no other comes', () => {
  expect(seen({ ...running, state: 'failed', durationSeconds: 1 })).toEqual(['Queue done 2.5', 'Queries failed 1'])
  expect(seen({ ...queued, state: 'cancelled' })).toEqual(['Queue cancelled'])
})
