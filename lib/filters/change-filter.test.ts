import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { negated, othersThan, withOnly, withRefused, withReplaced } from '#/lib/filters/change-filter.ts'
import { anyFilter } from '#/lib/filters/testing/any-filter.ts'
import { formatFilter, parseFilter } from '#/lib/filters/run-filter.ts'

const anyText = anyFilter.map(formatFilter)

test('what narrows a property is what can be read and speaks of another one; a parameter is one of its own', () => {
  const filters = [
    'state.eq.failed',
    'state.ne.cancelled',
    '',
    'colour.eq.red',
    'parameters.region.eq.EU',
    'open.eq.true',
  ]
  expect(othersThan(filters, { field: 'state', parameter: null })).toEqual(['parameters.region.eq.EU', 'open.eq.true'])
  const others = ['state.eq.failed', 'state.ne.cancelled', 'open.eq.true']
  expect(othersThan(filters, { field: 'parameters', parameter: 'region' })).toEqual(others)
  expect(othersThan(filters, { field: 'parameters', parameter: null })).toContain('parameters.region.eq.EU')
})

describe('negated', () => {
  test('undoes itself, and always writes a filter that can be read', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const opposite = negated(filter)
        expect(opposite === null).toBe(filter.operator === 'has')
        if (opposite === null) return
        expect(opposite).not.toEqual(filter)
        expect(parseFilter(formatFilter(opposite))).toEqual(opposite)
        expect(negated(opposite)).toEqual(filter)
      }),
    )
  })

  test.each([
    ['state.eq.failed', 'state.ne.failed'],
    ['state.nin.failed,cancelled', 'state.in.failed,cancelled'],
    ['duration.gt.90', 'duration.lte.90'],
    ['created_at.gte.now-7d', 'created_at.lt.now-7d'],
  ])('of %s is %s', (text, opposite) => {
    expect(negated(parseFilter(text))).toEqual(parseFilter(opposite))
  })
})

test('replacing changes one place and keeps the others in order', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1 }), fc.nat(), anyText, (filters, at, text) => {
      const index = at % filters.length
      const next = withReplaced(filters, index, [text])
      expect(next[index]).toBe(text)
      expect(withReplaced(next, index, [filters[index] ?? ''])).toEqual(filters)
    }),
  )
})

describe('withOnly', () => {
  test.each([
    [['state.eq.failed'], 'state.eq.cancelled', ['state.eq.cancelled']],
    [['state.in.failed,cancelled', 'open.eq.true'], 'state.eq.failed', ['state.eq.failed', 'open.eq.true']],
    [['state.ne.failed', 'state.ne.cancelled'], 'state.eq.failed', ['state.eq.failed']],
    [['parameters.a.eq.1'], 'parameters.b.eq.1', ['parameters.a.eq.1', 'parameters.b.eq.1']],
    [['duration.gt.5'], 'duration.gt.90', ['duration.gt.5', 'duration.gt.90']],
    [['duration.gt.5'], 'duration.gt.5', ['duration.gt.5']],
    [['nonsense'], 'state.eq.failed', ['nonsense', 'state.eq.failed']],
  ])('of %j for %s is %j', (filters, only, expected) => {
    expect(withOnly(filters, parseFilter(only))).toEqual(expected)
  })

  test('asked twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.array(anyText), anyFilter, (filters, filter) => {
        const once = withOnly(filters, filter)
        expect(once).toContain(formatFilter(filter))
        expect(withOnly(once, filter)).toEqual(once)
      }),
    )
  })
})

describe('withRefused', () => {
  test.each([
    [['open.eq.true'], 'state.ne.failed', ['open.eq.true', 'state.ne.failed']],
    [['state.ne.failed'], 'state.ne.cancelled', ['state.nin.failed,cancelled']],
    [['state.nin.failed,cancelled'], 'state.ne.failed', ['state.nin.failed,cancelled']],
    [['state.in.failed,cancelled'], 'state.ne.failed', ['state.eq.cancelled']],
    [['state.eq.failed'], 'state.ne.failed', ['state.ne.failed']],
    [['duration.gt.5'], 'duration.lt.90', ['duration.gt.5', 'duration.lt.90']],
    [['duration.ne.5'], 'duration.ne.90', ['duration.ne.5', 'duration.ne.90']],
    [['open.ne.true'], 'open.ne.false', ['open.ne.false']],
  ])('of %j for %s is %j', (filters, refused, expected) => {
    expect(withRefused(filters, parseFilter(refused))).toEqual(expected)
  })

  test('always writes filters that can be read', () => {
    fc.assert(
      fc.property(fc.array(anyText), anyFilter, (filters, filter) => {
        for (const text of withRefused(filters, filter)) expect(() => parseFilter(text)).not.toThrow()
      }),
    )
  })
})
