import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSearch } from '#/components/shell/palette/read-search.ts'

const report = '0123456789ab'
const run = 'ba9876543210'

describe('readSearch', () => {
  test.each([
    `/acme/reports/${report}/runs/${run}`,
    `/acme/reports/${report}/runs/${run}/`,
    `  /acme/reports/${report}/runs/${run}?peek=1#result `,
    `http://127.0.0.1:4000/acme/reports/${report}/runs/${run}`,
    `https://app.mode.com/acme/reports/${report}/runs/${run}/details`,
    `app.mode.com/acme/reports/${report}/runs/${run}`,
    `localhost:3000/acme/reports/${report}/runs/${run}`,
    `https://app.mode.com/api/acme/reports/${report}/runs/${run}`,
    `/acme/reports/${report.toUpperCase()}/runs/${run.toUpperCase()}`,
  ])('%s is the address of a run', (line) => {
    expect(readSearch(line)).toEqual({ kind: 'run', account: 'acme', run })
  })

  test.each([
    `/acme/reports/${report}`,
    `/acme/reports/${report}/runs`,
    `https://app.mode.com/editor/acme/reports/${report}/queries/${run}`,
  ])('%s is the address of a report', (line) => {
    expect(readSearch(line)).toEqual({ kind: 'report', account: 'acme', report })
  })

  test.each([
    ['/acme', '/acme'],
    ['https://runs.example.org/acme/runs?filter=state.eq.failed', '/acme/runs?filter=state.eq.failed'],
    ['/acme/failures?span=30d', '/acme/failures?span=30d'],
    ['/acme/timeline?zoom=1w', '/acme/timeline?zoom=1w'],
    ['/acme/settings/people', '/acme/settings/people'],
    ['/acme/api-docs', '/acme/api-docs'],
  ])('%s is the address of a page', (line, href) => {
    expect(readSearch(line)).toEqual({ kind: 'page', account: 'acme', href })
  })

  test.each([
    ['', { kind: 'nothing' }],
    ['   ', { kind: 'nothing' }],
    [run, { kind: 'token', token: run }],
    [` ${run.toUpperCase()} `, { kind: 'token', token: run }],
    ['daily revenue', { kind: 'words', words: 'daily revenue' }],
    ['revenue/day', { kind: 'words', words: 'revenue/day' }],
    [`${run}0`, { kind: 'words', words: `${run}0` }],
    ['/', { kind: 'elsewhere' }],
    ['https://example.org/blog/2026/hello', { kind: 'elsewhere' }],
    ['/..%2Fsecret', { kind: 'elsewhere' }],
  ])('%j is read as %j', (line, searched) => {
    expect(readSearch(line)).toEqual(searched)
  })

  test('whatever is pasted is read as something, and leads to no other site', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (line) => {
        const searched = readSearch(line)
        if (searched.kind === 'page') expect(searched.href).toMatch(/^\/[A-Za-z0-9]/)
      }),
    )
  })
})
