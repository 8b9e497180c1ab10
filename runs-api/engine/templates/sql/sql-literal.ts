import { AppError } from '#/lib/errors.ts'

/**
 * A parameter value as an SQL expression: text in single quotes, a number or a boolean bare, nothing as NULL,
 * a list as its elements with commas. An empty list is NULL, so that `in (…)` is valid and never true.
 * Backslashes stay as they are: Postgres must run with standard_conforming_strings on, as it does by default.
 */
export function sqlLiteral(value: unknown): string {
  if (Array.isArray(value)) {
    const elements: unknown[] = value.flat(Infinity)
    return elements.length === 0 ? 'NULL' : elements.map(sqlLiteral).join(', ')
  }
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number') return numberLiteral(value)
  if (typeof value === 'boolean') return String(value)
  return `'${doubled(plainText(value), "'")}'`
}

/** A parameter value as the text that stands for it inside quotes: nothing is empty, a list has commas. */
export function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(',')
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text.includes('\0'))
    throw new AppError('bad_request', 'A value holds a NUL character, which SQL text cannot hold.')
  return text.toWellFormed()
}

export function doubled(text: string, quote: string): string {
  return text.replaceAll(quote, quote + quote)
}

function numberLiteral(value: number): string {
  if (Number.isFinite(value)) return String(value)
  throw new AppError('bad_request', `A calculation with the parameters gave ${value}, which is no number SQL can hold.`)
}
