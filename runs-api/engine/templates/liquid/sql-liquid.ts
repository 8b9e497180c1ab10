import { defaultOperators, Liquid, type LiquidOptions } from 'liquidjs'
import { reveal } from '#/runs-api/engine/templates/liquid/data.ts'
import { dataFilters } from '#/runs-api/engine/templates/liquid/data-filters.ts'
import { DataOutput } from '#/runs-api/engine/templates/liquid/data-output.ts'
import { dataTags } from '#/runs-api/engine/templates/liquid/data-tags.ts'
import type { Placeholders } from '#/runs-api/engine/templates/sql/placeholders.ts'

export type TemplateLimits = { renderMs: number; sourceChars: number; memoryUnits: number; outputChars: number }

const plainTags = [
  'assign',
  'for',
  'comment',
  'decrement',
  'increment',
  'if',
  'raw',
  'unless',
  'break',
  'continue',
  'liquid',
  '#',
]

type Setting = { placeholders: Placeholders; now: Date; limits: TemplateLimits }

/**
 * Liquid for SQL: it reads no files, knows no globals and no prototypes, writes parameter values as placeholders only,
 * and takes dates as UTC. Tags and filters that are not named here do not exist.
 */
export function createSqlLiquid({ placeholders, now, limits }: Setting): Liquid {
  const output = new DataOutput(placeholders)
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    operators: revealingOperators,
    outputEscape: (value) => output.write(value),
    timezoneOffset: 0,
    locale: 'en-US',
    parseLimit: limits.sourceChars,
    renderLimit: limits.renderMs,
    memoryLimit: limits.memoryUnits,
  })
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name)
  for (const [name, filter] of Object.entries(dataFilters(output, now))) liquid.registerFilter(name, filter)
  for (const name of Object.keys(liquid.tags)) if (!plainTags.includes(name)) delete liquid.tags[name]
  for (const [name, tag] of Object.entries(dataTags(output))) liquid.registerTag(name, tag)
  return liquid
}

const revealingOperators: LiquidOptions['operators'] = Object.fromEntries(
  Object.entries(defaultOperators).map(([sign, operator]) => [
    sign,
    (...operands: Parameters<typeof operator>) => Reflect.apply(operator, undefined, operands.map(reveal)),
  ]),
)
