import { AppError } from '#/lib/errors.ts'
import {
  filterFields,
  isFilterField,
  isOperator,
  kindOf,
  operatorsOf,
  type FieldKind,
  type FilterField,
  type Operator,
} from '#/lib/filters/filter-field.ts'
import { filterTime } from '#/lib/filters/filter-time.ts'
import { pythonStates, runTriggers } from '#/lib/runs/run-attributes.ts'
import { runStates } from '#/lib/runs/run-state.ts'

/** One condition on runs; several all hold together. `parameter` is the name behind `parameters.`. */
export type RunFilter = {
  field: FilterField
  parameter: string | null
  operator: Operator
  values: string[]
}

/** How many filters may hold at once. */
export const maxFilters = 30
const maxValues = 200
const maxLength = 4_000

function prefixOf(text: string): string {
  return `filter "${text.length > 120 ? `${text.slice(0, 120)}…` : text}": `
}

function refuse(text: string, problem: string): AppError {
  return new AppError('bad_request', `${prefixOf(text)}${problem}`)
}

/** Splits at unescaped separators; a backslash takes the next character as it is, and stays before any other. */
function splitEscaped(text: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    const next = text.charAt(at + 1)
    if (character === '\\' && (next === separator || next === '\\')) {
      part += next
      at += 1
    } else if (character === separator) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part]
}

function escaped(text: string, separator: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(separator, `\\${separator}`)
}

const isOneOf = (allowed: readonly string[]) => (value: string) => allowed.includes(value)

/** What a value of each kind must be, and how to say so. */
const valueRules: Record<FieldKind, { isValid: (value: string) => boolean; wants: string }> = {
  time: {
    isValid: (value) => filterTime(value, new Date(0)) !== undefined,
    wants: 'a time such as 2026-08-07T07:47:06Z, or relative such as now-7d',
  },
  seconds: {
    isValid: (value) => /^\d{1,9}(\.\d{1,6})?$/.test(value),
    wants: 'seconds such as 90 or 0.5',
  },
  state: { isValid: isOneOf(runStates), wants: `one of ${runStates.join(', ')}` },
  python_state: { isValid: isOneOf(pythonStates), wants: `one of ${pythonStates.join(', ')}` },
  trigger: { isValid: isOneOf(runTriggers), wants: `one of ${runTriggers.join(', ')}` },
  flag: { isValid: isOneOf(['true', 'false']), wants: 'true or false' },
  token: { isValid: (value) => value !== '', wants: 'a token or a username' },
  text: { isValid: (value) => value.trim() !== '', wants: 'the words to look for' },
  parameter: { isValid: () => true, wants: 'a value' },
}

type Head = Pick<RunFilter, 'field' | 'parameter' | 'operator'> & { rest: string }

/** `parameters.<name>.<operator>.<value>`: a dot in the name is written `\.`. */
function parameterHead(text: string): Head {
  const match = /^parameters\.((?:\\.|[^.\\])+)\.([a-z]+)\.([\s\S]*)$/.exec(text)
  const [, name = '', operator = '', rest = ''] = match ?? []
  if (match === null) throw refuse(text, 'is written parameters.<name>.<operator>.<value>')
  return { field: 'parameters', parameter: name.replaceAll(/\\(.)/g, '$1'), operator: known(text, operator), rest }
}

function known(text: string, operator: string): Operator {
  if (isOperator(operator)) return operator
  throw refuse(text, `"${operator}" is not an operator`)
}

function fieldHead(text: string): Head {
  const [field = '', operator = '', ...rest] = text.split('.')
  if (!isFilterField(field)) throw refuse(text, `"${field}" is not a field; there are ${filterFields.join(', ')}`)
  if (rest.length === 0) throw refuse(text, 'is written <field>.<operator>.<value>')
  return { field, parameter: null, operator: known(text, operator), rest: rest.join('.') }
}

/**
 * Reads one `filter` of the address: `field.operator.value` (specification "List report runs", `filter`; RUNS-API 8).
 * @throws AppError `bad_request` naming the part that is wrong and what is allowed there
 */
export function parseFilter(text: string): RunFilter {
  if (text.length > maxLength) throw refuse(text, `is longer than ${maxLength} characters; shorten it`)
  if (text.includes('\0')) throw refuse(text, 'holds a NUL character')
  const { field, parameter, operator, rest } = text.startsWith('parameters.') ? parameterHead(text) : fieldHead(text)
  const choices = operatorsOf(field)
  if (!choices.includes(operator)) throw refuse(text, `${field} takes ${choices.join(', ')}, not "${operator}"`)
  const values = operator === 'in' || operator === 'nin' ? splitEscaped(rest, ',') : [rest]
  if (values.length > maxValues) throw refuse(text, `lists more than ${maxValues} values; take some out`)
  const rule = valueRules[kindOf(field)]
  const wrong = values.find((value) => !rule.isValid(value))
  if (wrong !== undefined) throw refuse(text, `"${wrong}" is not a value of ${field}, which takes ${rule.wants}`)
  return { field, parameter, operator, values }
}

/** The text that `parseFilter` reads as this filter. */
export function formatFilter({ field, parameter, operator, values }: RunFilter): string {
  const name = parameter === null ? field : `parameters.${escaped(parameter, '.')}`
  const isList = operator === 'in' || operator === 'nin'
  return `${name}.${operator}.${isList ? values.map((value) => escaped(value, ',')).join(',') : values.join()}`
}

/** A filter of the address, or what is wrong with it; the text itself stands beside it wherever this is shown. */
export type ReadFilter = { filter: RunFilter; problem: null } | { filter: null; problem: string }

/** Reads one `filter` as `parseFilter` does, and says what is wrong instead of throwing it. */
export function readFilter(text: string): ReadFilter {
  try {
    return { filter: parseFilter(text), problem: null }
  } catch (thrown) {
    if (thrown instanceof AppError) return { filter: null, problem: thrown.message.slice(prefixOf(text).length) }
    throw thrown
  }
}
