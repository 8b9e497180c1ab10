import type { World } from '../world.ts'
import { address, repeat, type Case } from './case.ts'

const spans = { '24 h': '1d', '7 d': '7d', '90 d': '90d', '2 years': '730d' }

const narrowings: Record<string, { boundMs: number; filterOf: (world: World, at: number) => string[] }> = {
  'whole account': { boundMs: 40, filterOf: () => [] },
  'by state': { boundMs: 40, filterOf: (_world, at) => [`state.eq.${at % 2 === 0 ? 'failed' : 'succeeded'}`] },
  'by report': { boundMs: 40, filterOf: (world) => [`report.eq.${world.pick(world.reports).token}`] },
  'by person': { boundMs: 40, filterOf: (world) => [`executed_by.eq.${world.pick(world.people)}`] },
  'by parameter': { boundMs: 400, filterOf: (world) => [`parameters.region.eq.${world.pick(['EU', 'US'])}`] },
}

const figures = { group: 'figures', isNearSql: false, isList: false }

const summaries = Object.entries(narrowings).flatMap(([narrowing, { boundMs, filterOf }]) =>
  Object.entries(spans).map(([span, since]): Case => ({
    name: `summary of ${span}, ${narrowing}`,
    boundMs,
    ...figures,
    paths: (world, count) =>
      repeat(count, (at) =>
        address('/runs/summary', {
          filter: [`created_at.gte.now-${since}`, ...filterOf(world, at)],
          time_zone: 'Europe/Berlin',
        }),
      ),
  })),
)

/** Figures over many runs: summaries, health, and the reports with their strips. */
export const figureCases: Case[] = [
  ...summaries,
  ...['24h', '7d', '30d', '90d'].map((span): Case => ({
    name: `health of ${span}`,
    boundMs: 80,
    ...figures,
    paths: (_world, count) => repeat(count, () => address('/health', { span, time_zone: 'Europe/Berlin' })),
  })),
  {
    name: 'reports with strips',
    boundMs: 80,
    ...figures,
    paths: (_world, count) =>
      repeat(count, (at) => address('/reports', { strip: '20', per_page: '50', page: String(1 + (at % 30)) })),
  },
]
