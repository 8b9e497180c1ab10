import { describe, expect, test } from 'vitest'
import { type RunAction, actionHindrance } from '#/components/runs/actions/action-hindrance.ts'
import type { Person } from '#/lib/client/account.ts'
import type { Run } from '#/lib/client/run.ts'
import { testingFailure } from '#/lib/queries/testing-runs.ts'
import type { Role } from '#/lib/contract/role.ts'

type SeenRun = Pick<Run, 'state' | 'purgedAt' | 'executedBy' | 'canCancel' | 'failure' | 'canAcknowledge'>

const over: SeenRun = {
  state: 'succeeded',
  purgedAt: null,
  executedBy: 'ada',
  canCancel: false,
  failure: null,
  canAcknowledge: false,
}
const active: SeenRun = { ...over, state: 'enqueued' }
const runnable = { loadError: null, isArchived: false, isManualRunDisabled: false }
const actions: RunAction[] = ['rerun', 'rerunWith', 'cancel', 'clone', 'duplicate', 'share']

function viewedBy(role: Role, username = 'noa'): Pick<Person, 'username' | 'workspaces'> {
  return { username, workspaces: [{ username: 'acme', name: 'Acme', role }] }
}

function hindrance(action: RunAction, run: SeenRun, person = viewedBy('analyst')) {
  return actionHindrance(action, { account: 'acme', person, run })
}

test('a viewer may look and share, and is told what is missing for the rest', () => {
  for (const action of actions) {
    const said = hindrance(action, active, viewedBy('viewer'))
    if (action === 'share') expect(said).toBeNull()
    else expect(said).toContain('You can look at Acme, not run reports in it.')
  }
})

test('while the runs API did not say who looks, nothing is held back', () => {
  for (const action of ['rerun', 'rerunWith', 'clone', 'duplicate', 'share'] as const) {
    expect(actionHindrance(action, { account: 'acme', person: null, run: over })).toBeNull()
  }
})

describe('a run again', () => {
  test.each([
    [{ isArchived: true }, 'This report is archived.'],
    [{ loadError: 'report.yml is not YAML' }, 'This report cannot run until its file is mended.'],
    [{ isManualRunDisabled: true }, 'Running by hand is switched off for this report.'],
    [{}, null],
    [undefined, null],
  ])('with the report %j: %j', (report, said) => {
    const of = { account: 'acme', person: viewedBy('admin'), run: over, report: report && { ...runnable, ...report } }
    expect(actionHindrance('rerun', of)).toBe(said)
    expect(actionHindrance('rerunWith', of)).toBe(said)
  })
})

describe('to cancel', () => {
  test('there must be something that goes on', () => {
    expect(hindrance('cancel', over)).toBe('This run is over, so there is nothing to cancel.')
    expect(hindrance('cancel', { ...active, canCancel: true })).toBeNull()
  })

  test('an analyst needs to have started it, a manager does not', () => {
    expect(hindrance('cancel', active)).toBe('Only who started a run, or a manager, can cancel it.')
    expect(hindrance('cancel', active, viewedBy('analyst', 'ada'))).toBeNull()
    expect(hindrance('cancel', active, viewedBy('manager'))).toBeNull()
  })
})

test('to acknowledge takes an open failure, and the right that the runs API tells', () => {
  const failed: SeenRun = { ...over, state: 'failed', failure: testingFailure() }
  expect(hindrance('acknowledge', { ...failed, canAcknowledge: true }, viewedBy('viewer'))).toBeNull()
  const refusal = 'You can look at Acme, not acknowledge failures in it. Ask an administrator for more.'
  expect(hindrance('acknowledge', failed, viewedBy('viewer'))).toBe(refusal)
  expect(hindrance('acknowledge', failed)).toContain('You may not acknowledge failures of this report.')
  const recovered = { ...failed, failure: testingFailure({ isOpen: false }) }
  for (const run of [over, recovered]) expect(hindrance('acknowledge', run)).toContain('nothing to acknowledge')
})

test('a duplicate needs results that are there', () => {
  expect(hindrance('duplicate', active)).toBe('This run is not over yet. Duplicate it when it is.')
  expect(hindrance('duplicate', { ...over, purgedAt: '2026-08-01T00:00:00.000Z' })).toContain('no longer kept')
  expect(hindrance('duplicate', { ...over, state: 'failed' })).toBeNull()
  expect(hindrance('clone', { ...over, purgedAt: '2026-08-01T00:00:00.000Z' })).toBeNull()
})
