import { failureWords } from '../load/failure-messages.ts'
import type { World } from '../world.ts'
import { address, repeat, type Case } from './case.ts'

const rows = '50'
const regions = ['EU', 'US', 'APAC', 'LATAM']

const parameters: Record<string, (world: World, at: number) => string> = {
  'one in 4': (_world, at) => `parameters.region.eq.${regions[at % 4]}`,
  'one in 5,000': (world) => `parameters.customer.eq.${1 + Math.floor(world.draw() * 5_000)}`,
  none: (world) => `parameters.customer.eq.${10_000 + Math.floor(world.draw() * 5_000)}`,
}

const byParameter = Object.entries(parameters).flatMap(([name, filterOf]): Case[] => [
  {
    name: `parameter: ${name}`,
    group: 'by a parameter',
    boundMs: 50,
    isNearSql: false,
    isList: true,
    paths: (world, count) => repeat(count, (at) => address('/runs', { filter: filterOf(world, at), per_page: rows })),
  },
  {
    name: `parameter: ${name}, of a week`,
    group: 'by a parameter',
    boundMs: 50,
    isNearSql: false,
    isList: true,
    paths: (world, count) =>
      repeat(count, (at) => address('/runs', { filter: [filterOf(world, at), ...world.week()], per_page: rows })),
  },
])

const texts: Record<string, (world: World, at: number) => string> = {
  'a word of many reports': (_world, at) => ['revenue', 'by day', 'Margin', 'EU', 'overview'][at % 5] ?? '',
  'the name of a report': (world) => world.pick(world.reports).name.toLowerCase(),
  'words of a failure': (world) => world.pick(failureWords),
  'a number in a failure': (world) => `Position: ${Math.floor(world.draw() * 100_000)}`,
  'a value of a parameter': (world) => String(1_000 + Math.floor(world.draw() * 4_000)),
  'what is nowhere': (world) => `no such thing ${Math.floor(world.draw() * 1_000)}`,
}

const byText = Object.entries(texts).map(([name, textOf]): Case => ({
  name: `text: ${name}`,
  group: 'text',
  boundMs: 150,
  isNearSql: false,
  isList: false,
  paths: (world, count) =>
    repeat(count, (at) => address('/runs', { filter: `text.has.${textOf(world, at)}`, per_page: rows })),
}))

/** What is found by the values of parameters, and by words. */
export const searchCases: Case[] = [...byParameter, ...byText]
