/** A column of a result, with DuckDB's name of its type. */
export type ResultColumn = { name: string; type: string }
export type ColumnKind = 'number' | 'moment' | 'truth' | 'nested' | 'text'

const kinds: [RegExp, ColumnKind][] = [
  [/\]$|^(?:STRUCT|MAP|UNION)\b|^JSON$/i, 'nested'],
  [/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL|NUMERIC|DOUBLE|FLOAT|REAL)\b/i, 'number'],
  [/^(?:DATE|TIME|TIMESTAMP)/i, 'moment'],
  [/^BOOL/i, 'truth'],
]

/** What the values of a column are to a reader. */
export function kindOf({ type }: ResultColumn): ColumnKind {
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'text'
}

/** Digits after the point that every value of the column has; null where that differs from value to value. */
function scaleOf(type: string): number | null {
  const scale = /^(?:DECIMAL|NUMERIC)\(\d+,\s*(\d+)\)$/i.exec(type)?.[1]
  return scale === undefined ? null : Number(scale)
}

const maxExactDigits = 15

/** A value as it stands in a cell: decimals with all their places, so that points stand below each other. */
export function cellText(value: unknown, column: ResultColumn): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return JSON.stringify(value)
  const scale = scaleOf(column.type)
  if (scale === null) return String(value)
  const text = value.toFixed(Math.min(scale, 100))
  return text.replaceAll(/\D/g, '').length > maxExactDigits ? String(value) : text
}
