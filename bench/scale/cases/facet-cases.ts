import type { World } from '../world.ts'
import { address, repeat, type Case } from './case.ts'

const fields = ['state', 'report', 'collection', 'executed_by', 'trigger', 'failure', 'parameters', 'parameters.region']

const narrowings: Record<string, (world: World) => string[]> = {
  'whole account': () => [],
  '90 d': () => ['created_at.gte.now-90d'],
  'a person': (world) => [`executed_by.eq.${world.pick(world.people)}`],
}

const facets = { group: 'facets', boundMs: 60, isNearSql: false, isList: false }

/** What the filters of a list offer, and failures by their reasons. */
export const facetCases: Case[] = [
  ...fields.flatMap((field) =>
    Object.entries(narrowings).map(([narrowing, filterOf]): Case => ({
      name: `facet ${field}, ${narrowing}`,
      ...facets,
      paths: (world, count) => repeat(count, () => address('/runs/facets', { field, filter: filterOf(world) })),
    })),
  ),
  ...['24h', '7d', '30d', '90d'].map((span): Case => ({
    name: `failure groups of ${span}`,
    ...facets,
    paths: (_world, count) =>
      repeat(count, (at) => address('/failures', { span, order_by: at % 2 === 0 ? 'last_seen' : 'count' })),
  })),
]
