import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilter } from '#/lib/filters/run-filter.ts'
import { facetFields, type FacetField } from '#/lib/runs/facet-field.ts'
import { readFacet } from '#/runs-api/store/facets/read-facet.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { expectedRuns, runQuestion, selectionOf, type RunQuestion } from '#/runs-api/store/testing/run-question.ts'
import {
  clearRuns,
  insertSampleRuns,
  parameterNames,
  sampleRun,
  type SampleRun,
  type StoredRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { acme, collections, people, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const anyFacet: fc.Arbitrary<FacetField> = fc.oneof(
  fc.constantFrom(...facetFields).map((field) => ({ field, parameter: null })),
  fc.constantFrom(...parameterNames).map((parameter) => ({ field: 'parameters' as const, parameter })),
)

function keysOf(run: SampleRun, { field, parameter }: FacetField): string[] {
  const report = reports.find(({ id }) => id === run.reportId)
  const own = {
    state: run.state,
    trigger: run.trigger,
    report: report?.token,
    collection: collections.find(({ id }) => id === report?.collectionId)?.token,
    executed_by: people.find(({ id }) => id === run.executedById)?.username,
    failure: run.failure?.fingerprint,
  }
  if (field !== 'parameters') return [own[field]].filter((key) => key !== undefined)
  if (parameter === null) return Object.keys(run.parameters)
  const value = Object.hasOwn(run.parameters, parameter) ? run.parameters[parameter] : null
  const texts = [value].flat().filter((one) => one !== null && one !== undefined)
  return [...new Set(texts.map(String))]
}

/** The runs for which all holds but what is said of the field itself, counted by hand. */
function expectedCounts(runs: StoredRun[], question: RunQuestion, asked: { facet: FacetField; fromMs: number }) {
  const { facet, fromMs } = asked
  const others = question.conditions.filter(({ text }) => {
    const { field, parameter } = parseFilter(text)
    return field !== facet.field || (field === 'parameters' && parameter !== facet.parameter)
  })
  const counts: Record<string, number> = {}
  for (const run of expectedRuns(runs, { ...question, conditions: others })) {
    const keys = run.createdAt >= fromMs ? keysOf(run, facet) : []
    for (const key of keys) counts[`=${key}`] = (counts[`=${key}`] ?? 0) + 1
  }
  return counts
}

describe('a facet', () => {
  test('counts the runs of each value under all other filters, since the moment that it names', async () => {
    const { db } = database.store
    let partial = 0
    const asked = fc.array(
      fc.record({ question: runQuestion, facet: anyFacet, newest: fc.constantFrom(3, 10, 1_000) }),
      {
        minLength: 12,
        maxLength: 12,
      },
    )
    const property = fc.asyncProperty(
      fc.array(sampleRun, { maxLength: 60, size: 'max' }),
      asked,
      async (runs, asked) => {
        const stored = await insertSampleRuns(db, runs)
        for (const { question, facet, newest } of asked) {
          const selection = selectionOf(question)
          const found = await readFacet(db, { selection, facet, newest, search: '', limit: 1_000 })
          const fromMs = found.partialFrom?.getTime() ?? -Infinity
          const counted = found.values.map(({ value, runs: count }) => [`=${value}`, count])
          expect(Object.fromEntries(counted)).toEqual(expectedCounts(stored, question, { facet, fromMs }))
          partial += found.partialFrom === null ? 0 : 1
        }
      },
    )
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 15, endOnFailure: true },
    )
    expect(partial).toBeGreaterThan(10)
  }, 60_000)

  test.each(['now+999999w', '9999-12-31T23:59:59Z', '0001-01-01'])('takes a span that ends at %s', async (time) => {
    const { db } = database.store
    const runs = fc.sample(sampleRun, { numRuns: 40, seed: 1 })
    await insertSampleRuns(db, runs)
    const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
    const filters = ['created_at.gt.now-9999d', `created_at.lt.${time}`].map(parseFilter)
    const selection = { scope, reportId: null, filters, now: new Date(), upToId: null }
    const facet = { field: 'executed_by', parameter: null } as const
    const found = await readFacet(db, { selection, facet, newest: 1, search: '', limit: 10 })
    const isOfAcme = ({ reportId }: SampleRun) => reports.find(({ id }) => id === reportId)?.accountId === acme.id
    const expected = time === '0001-01-01' ? 0 : runs.filter(isOfAcme).length
    expect(found.values.reduce((sum, { runs: count }) => sum + count, 0)).toBe(expected)
    await clearRuns(db)
  })
})
