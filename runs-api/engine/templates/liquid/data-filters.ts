import { filters, type FilterImplOptions } from 'liquidjs'
import { Fragment, holdsData, reveal } from '#/runs-api/engine/templates/liquid/data.ts'
import type { DataOutput } from '#/runs-api/engine/templates/liquid/data-output.ts'

type FilterHandler = Extract<FilterImplOptions, (...args: never[]) => unknown>

const allowed = `
  abs at_least at_most ceil divided_by floor minus modulo plus round times to_integer
  append capitalize downcase escape escape_once lstrip normalize_whitespace prepend remove remove_first remove_last
  replace replace_first replace_last rstrip slice split squish strip strip_html strip_newlines truncate truncatewords
  upcase url_decode url_encode
  compact concat first join last pop push reverse shift size sort sort_natural sum uniq unshift
  date date_to_xmlschema default json jsonify raw`
  .trim()
  .split(/\s+/)
/** These add to or trim a text at its ends, so they leave the parameter values inside a fragment whole. */
const fragmentFilters = new Set(['append', 'prepend', 'strip', 'lstrip', 'rstrip'])

/**
 * Liquid's filters, made to work on plain values and to hand on data: what a filter makes of a parameter is as much a
 * parameter's value as what came in. Filters that run an expression held in a text (`where_exp` and its kind) are left out.
 */
export function dataFilters(output: DataOutput, now: Date): Record<string, FilterHandler> {
  const entries = allowed.map((name) => [name, guarded(name, handlerOf(name, now), output)] as const)
  return { ...Object.fromEntries(entries), join: joining(handlerOf('join', now), output) }
}

function handlerOf(name: string, now: Date): FilterHandler {
  const filter = filters[name]
  const handler = typeof filter === 'function' ? filter : filter?.handler
  if (!handler) throw new Error(`liquidjs has no filter ${name}`)
  return name === 'date' ? datedFrom(now, handler) : handler
}

function guarded(name: string, handler: FilterHandler, output: DataOutput): FilterHandler {
  return function* (value: unknown, ...args: unknown[]): Generator<unknown, unknown, unknown> {
    const plain = args.map(reveal)
    if (value instanceof Fragment && fragmentFilters.has(name) && !holdsData(args)) {
      return output.fragmentOf(String(yield handler.call(this, value.toString(), ...plain)))
    }
    const result = yield handler.call(this, reveal(value), ...plain)
    return holdsData([value, args]) ? output.conceal(result) : result
  }
}

/** `'now' | date` is the moment the run was started with, so that all queries of a run agree on it. */
function datedFrom(now: Date, date: FilterHandler): FilterHandler {
  return function (value: unknown, ...args: unknown[]) {
    return date.call(this, value === 'now' || value === 'today' ? now : value, ...args)
  }
}

/**
 * A separator that is a comma or holds quotes is SQL the author wrote between the elements, each of which stays data.
 * Any other separator makes one text of the list, and that text is data.
 */
function joining(join: FilterHandler, output: DataOutput): FilterHandler {
  const joinToText = guarded('join', join, output)
  return function (value: unknown, ...args: unknown[]) {
    const elements = reveal(value)
    const [separator] = args
    const isSql = typeof separator === 'string' && /^\s*,\s*$|['"]/.test(separator)
    return isSql && holdsData(value) && Array.isArray(elements)
      ? output.joined(elements, separator)
      : joinToText.call(this, value, ...args)
  }
}
