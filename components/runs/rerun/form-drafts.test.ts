import { expect, test, vi } from 'vitest'
import { changeDraft, editField, readDraft } from '#/components/runs/rerun/form-drafts.ts'

test('what is said against a field goes when that field changes, and stays while others do', () => {
  const problem = { error: new Error('Parameter "region" must be one of "EU".'), field: 'region' }
  changeDraft('a', { problem })
  editField('a', 'day', '2026-08-01')
  expect(readDraft('a').problem).toBe(problem)
  editField('a', 'region', 'EU')
  expect(readDraft('a')).toEqual({ edits: { day: '2026-08-01', region: 'EU' }, problem: null, startedRun: null })
})

test('forms keep what was typed apart from each other', () => {
  editField('b', 'region', 'US')
  expect([readDraft('b').edits, readDraft('c').edits]).toEqual([{ region: 'US' }, {}])
})

test('what was kept of a form comes back, and what others kept under its name does not', () => {
  const kept = new Map([
    ['form:d', '{"region":"EU","days":["1","2"]}'],
    ['form:e', '{"region":1}'],
    ['form:f', 'not JSON'],
  ])
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null })
  const edits = ['d', 'e', 'f', 'g'].map((form) => readDraft(form).edits)
  expect(edits).toEqual([{ region: 'EU', days: ['1', '2'] }, {}, {}, {}])
  vi.unstubAllGlobals()
})
