import type { FieldOption } from '#/lib/reports/form-field.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'
import type { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'
import { isCalendarDate } from '#/runs-api/engine/parameters/calendar-date.ts'
import { shown, shownOptions } from '#/runs-api/engine/parameters/shown-value.ts'

type Scalar = Exclude<ParameterValue, unknown[]>
type Typed = Pick<DeclaredField, 'type' | 'inputType'>

/** A value made fit for its field, or what is wrong with it: the end of a sentence that begins with the field's name. */
export type Fitted = { value: ParameterValue } | { problem: string }

/**
 * Checks a value against the type of its field and, where they are known, the options. Null is an empty field and fits
 * every type; so does an empty text where a date or a number is wanted. One value for a multiselect is a list of one.
 */
export function fitValue(field: Typed, given: ParameterValue, options: readonly FieldOption[] | null): Fitted {
  if (field.type === 'multiselect') return fitList(field, given, options)
  if (Array.isArray(given)) return { problem: `takes one value; the list ${shown(given)} came` }
  return given === null ? { value: null } : fitScalar(field, given, options)
}

function fitList(field: Typed, given: ParameterValue, options: readonly FieldOption[] | null): Fitted {
  if (given === null) return { value: [] }
  const fitted: Scalar[] = []
  for (const element of Array.isArray(given) ? given : [given]) {
    const one = fitScalar(field, element, options)
    if ('problem' in one) return one
    if (Array.isArray(one.value)) return { problem: `takes a list of single values; ${shown(given)} came` }
    fitted.push(one.value)
  }
  return { value: fitted }
}

function fitScalar(field: Typed, given: Scalar, options: readonly FieldOption[] | null): Fitted {
  if (given === null) return { problem: 'takes values that are not null' }
  const isTyped = field.type === 'date' || field.inputType === 'number'
  if (given === '' && isTyped && field.type !== 'select' && field.type !== 'multiselect') return { value: null }
  if (field.type === 'date') return fitDate(given)
  if (options && field.type !== 'text') return fitOption(given, options)
  if (field.inputType === 'number') return fitNumber(given)
  return { value: field.type === 'text' ? String(given) : given }
}

function fitDate(given: Scalar): Fitted {
  const text = typeof given === 'string' ? given.trim() : given
  if (typeof text === 'string' && isCalendarDate(text)) return { value: text }
  return { problem: `must be a day of the calendar written like 2026-08-01; ${shown(given)} came` }
}

/** Options are compared by their text, since an address carries text only; the value is the option's own. */
function fitOption(given: Scalar, options: readonly FieldOption[]): Fitted {
  const option = options.find(({ value }) => String(value) === String(given))
  if (option) return { value: option.value }
  return { problem: `must be one of ${shownOptions(options)}; ${shown(given)} came` }
}

const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

function fitNumber(given: Scalar): Fitted {
  const text = typeof given === 'string' ? given.trim() : given
  const number = typeof text === 'string' && numeral.test(text) ? Number(text) : text
  if (typeof number !== 'number' || !Number.isFinite(number))
    return { problem: `must be a number; ${shown(given)} came` }
  if (
    Number.isInteger(number) &&
    !Number.isSafeInteger(number) &&
    typeof text === 'string' &&
    /^[+-]?\d+$/.test(text)
  ) {
    return { problem: `must be a number that is kept exactly, at most 2^53 - 1; ${shown(given)} came` }
  }
  return { value: number }
}
