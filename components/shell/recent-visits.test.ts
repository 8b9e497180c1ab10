import { beforeEach, expect, test, vi } from 'vitest'
import { forgetVisit, noteVisit, recentVisits } from '#/components/shell/recent-visits.ts'

const report = '0123456789ab'
const run = 'ba9876543210'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  })
})

test('reports and runs are recalled once each, the latest first, each in its account', () => {
  for (const path of [
    `/acme/reports/${report}`,
    `/acme/reports/${report}/runs/${run}`,
    `/other/reports/${run}`,
    '/acme/runs',
    `/acme/reports/${report}`,
  ]) {
    noteVisit(path)
  }
  expect(recentVisits('acme')).toEqual([
    { report, run: null },
    { report, run },
  ])
})

test('what turned out not to be there is not recalled, whichever is noted first', () => {
  const [noted, gone] = [`/acme/reports/${'1'.repeat(12)}`, `/acme/reports/${'2'.repeat(12)}`]
  noteVisit(noted)
  forgetVisit(noted)
  forgetVisit(gone)
  noteVisit(gone)
  expect(recentVisits('acme')).toEqual([])
})

test.each(['not JSON', '{"a":1}', '[1,null,{}]'])('a store that holds %s recalls nothing', (text) => {
  sessionStorage.setItem('runboard.visits', text)
  expect(recentVisits('acme')).toEqual([])
})

test('a store that is shut is no failure', () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('shut')
    },
    setItem: () => {
      throw new Error('shut')
    },
  })
  expect(() => noteVisit(`/acme/reports/${report}`)).not.toThrow()
  expect(recentVisits('acme')).toEqual([])
})
